package io.netsplit.kernel;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.Set;

/** The order of events in its plainest form: a sorted queue, and timers that cancel and schedule anew. */
final class ReferenceEngine implements Engine {
    private record Pending(long timeNs, long sequence, Event event) {}

    private final Set<Pending> cancelled = Collections.newSetFromMap(new IdentityHashMap<>());

    private final PriorityQueue<Pending> queue =
            new PriorityQueue<>(Comparator.comparingLong(Pending::timeNs).thenComparingLong(Pending::sequence));
    private long now;
    private long sequence;
    private long processed;
    private long digest;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void schedule(long delayNs, Event event) {
        queue.add(new Pending(now + delayNs, sequence++, event));
    }

    @Override
    public Timer timer(Event onFire) {
        return new Timer() {
            private Pending pending;

            @Override
            public void set(long delayNs) {
                cancel();
                pending = new Pending(now + delayNs, sequence++, () -> {
                    pending = null;
                    onFire.fire();
                });
                queue.add(pending);
            }

            @Override
            public void cancel() {
                if (pending != null) {
                    cancelled.add(pending);
                    pending = null;
                }
            }

            @Override
            public boolean isSet() {
                return pending != null;
            }
        };
    }

    @Override
    public void runUntil(long timeNs) {
        while (!queue.isEmpty() && queue.peek().timeNs <= timeNs) {
            Pending next = queue.poll();
            if (cancelled.remove(next)) {
                continue;
            }
            now = next.timeNs;
            processed++;
            digest = Simulation.fold(digest, next.timeNs, next.sequence);
            next.event.fire();
        }
        if (timeNs != Long.MAX_VALUE) {
            now = timeNs;
        }
    }

    @Override
    public long processed() {
        return processed;
    }

    @Override
    public long digest() {
        return digest;
    }
}
