package io.netsplit.kernel;

import io.netsplit.random.Prng;
import java.util.PriorityQueue;

/**
 * A discrete-event simulation: a clock in nanoseconds of virtual time and a queue of events, totally ordered by (time,
 * sequence). Sequence is the order of scheduling, so that two events of one instant fire in the order in which they were
 * scheduled, on every machine.
 */
public final class Simulation {
    private record Pending(long timeNs, long sequence, Event event) {}

    private final PriorityQueue<Pending> queue = new PriorityQueue<>(
            (a, b) -> a.timeNs != b.timeNs ? Long.compare(a.timeNs, b.timeNs) : Long.compare(a.sequence, b.sequence));
    private final long seed;
    private final Limits limits;
    private long nowNs;
    private long sequence;
    private long processed;
    private long digest;
    private boolean stopped;

    public Simulation(long seed) {
        this(seed, Limits.DEFAULT);
    }

    public Simulation(long seed, Limits limits) {
        this.seed = seed;
        this.limits = limits;
    }

    /** Virtual time since the start, in nanoseconds. */
    public long now() {
        return nowNs;
    }

    public long seed() {
        return seed;
    }

    /** The named stream of chance: the same for the same seed and name, whatever else is drawn. */
    public Prng random(String stream) {
        return Prng.of(seed, stream);
    }

    /** Fires {@code event} in {@code delayNs} nanoseconds; zero is later in this instant. */
    public void schedule(long delayNs, Event event) {
        scheduleAt(Math.addExact(nowNs, delayNs), event);
    }

    /** Fires {@code event} at {@code timeNs}, which must not have passed. */
    public void scheduleAt(long timeNs, Event event) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("cannot schedule at " + timeNs + " ns: it is " + nowNs + " ns already");
        }
        queue.add(new Pending(timeNs, sequence++, event));
    }

    /** A timer, not yet set, that calls {@code onFire}. */
    public Timer timer(Event onFire) {
        return new Timer() {
            private long armed = -1;

            @Override
            public void set(long delayNs) {
                armed = sequence;
                long mine = sequence;
                schedule(delayNs, () -> {
                    if (armed == mine) {
                        armed = -1;
                        onFire.fire();
                    }
                });
            }

            @Override
            public void cancel() {
                armed = -1;
            }

            @Override
            public boolean isSet() {
                return armed >= 0;
            }
        };
    }

    /** Runs until nothing is pending, or a limit or {@link #stop} ends it. */
    public Outcome run() {
        return runUntil(Long.MAX_VALUE);
    }

    /** Runs every event up to and including {@code timeNs}; the clock then stands at {@code timeNs}. */
    public Outcome runUntil(long timeNs) {
        stopped = false;
        while (!stopped) {
            Pending next = queue.peek();
            if (next == null || next.timeNs > timeNs) {
                if (timeNs != Long.MAX_VALUE) {
                    nowNs = timeNs;
                    return Outcome.REACHED_TIME;
                }
                return Outcome.DRAINED;
            }
            if (processed >= limits.maxEvents()) {
                return Outcome.EVENT_LIMIT;
            }
            if (next.timeNs > limits.maxTimeNs()) {
                return Outcome.TIME_LIMIT;
            }
            if (queue.size() > limits.maxPending()) {
                return Outcome.MEMORY_LIMIT;
            }
            if ((processed & 0xFFFF) == 0xFFFF && limits.interrupted().getAsBoolean()) {
                return Outcome.INTERRUPTED;
            }
            queue.poll();
            nowNs = next.timeNs;
            processed++;
            digest = (digest ^ next.timeNs ^ Long.rotateLeft(next.sequence, 32)) * 0x9E3779B97F4A7C15L;
            next.event.fire();
        }
        return Outcome.STOPPED;
    }

    /** Ends {@link #run} after the event that calls this. */
    public void stop() {
        stopped = true;
    }

    public long eventsProcessed() {
        return processed;
    }

    public long pending() {
        return queue.size();
    }

    /** A rolling hash over (time, sequence) of every event fired so far. */
    public long digest() {
        return digest;
    }
}
