package io.netsplit.kernel;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;

/**
 * A random simulation: events schedule events, set and cancel timers, and write down what happened when. The number
 * pending swells to {@code crowd} and ebbs away, several times; delays come from a mix that changes with the seed.
 */
final class RandomModel {
    private static final int TIMERS = 12;

    private final Engine engine;
    private final Prng random;
    private final int crowd;
    private final int kinds;
    private final List<Timer> timers = new ArrayList<>();
    private final List<Long> log = new ArrayList<>();
    private long pending;
    private int waves = 3;
    private boolean swelling = true;

    RandomModel(Engine engine, long seed, int crowd) {
        this.engine = engine;
        this.random = Prng.of(seed, "model");
        this.crowd = crowd;
        this.kinds = 1 + random.nextInt((1 << 8) - 1);
        for (int i = 0; i < TIMERS; i++) {
            int number = i;
            timers.add(engine.timer(() -> happened(-1 - number)));
        }
    }

    List<Long> run() {
        schedule(1 + random.nextInt(crowd));
        for (int i = 0; i < 5; i++) {
            engine.runUntil(engine.now() + delay());
            schedule(1 + random.nextInt(3));
            changeTimer();
        }
        engine.runUntil(Long.MAX_VALUE);
        return log;
    }

    private void happened(long what) {
        log.add(engine.now());
        log.add(what);
        if (random.nextInt(4) == 0) {
            changeTimer();
        }
        if (swelling) {
            schedule(random.nextInt(4));
            swelling = pending < crowd;
        } else if (pending > crowd / 20) {
            schedule(random.nextInt(8) == 0 ? 1 : 0);
        } else if (waves > 0) {
            waves--;
            swelling = true;
            schedule(2);
        }
    }

    private void schedule(int events) {
        for (int i = 0; i < events; i++) {
            long number = log.size() * 16L + i;
            pending++;
            engine.schedule(delay(), () -> {
                pending--;
                happened(number);
            });
        }
    }

    private void changeTimer() {
        Timer timer = timers.get(random.nextInt(TIMERS));
        log.add(timer.isSet() ? 1L : 0L);
        if (random.nextInt(3) == 0) {
            timer.cancel();
        } else if (waves > 0) {
            timer.set(delay());
        }
    }

    private long delay() {
        int kind = random.nextInt(8);
        while ((kinds >> kind & 1) == 0) {
            kind = kind + 1 & 7;
        }
        long delay = switch (kind) {
            case 0 -> 0;
            case 1 -> random.nextInt(10);
            case 2 -> 1000;
            case 3 -> (long) (1e6 * random.nextExponential());
            case 4 -> 1_000_000 + random.nextInt(1000);
            case 5 -> 1L << random.nextInt(50);
            case 6 -> Math.max(0, 2_000_000_000 - engine.now() / 2);
            default -> random.nextInt(50) == 0 ? Long.MAX_VALUE : random.nextInt(1 << 20);
        };
        long left = Long.MAX_VALUE - engine.now();
        return Math.max(0, Math.min(delay, left - random.nextInt(2)));
    }
}
