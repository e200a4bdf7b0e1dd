package io.netsplit.stats;

/** Counts events. */
public final class Counter {
    private long count;

    public void increment() {
        count++;
    }

    /** Adds {@code events}, which is not negative. */
    public void add(long events) {
        if (events < 0) {
            throw new IllegalArgumentException("a counter does not run backwards: " + events);
        }
        count += events;
    }

    public long count() {
        return count;
    }

    /** Events per second of virtual time. */
    public double ratePerSecond(long durationNs) {
        if (durationNs <= 0) {
            throw new IllegalArgumentException("a rate needs a positive duration, not " + durationNs + " ns");
        }
        return count * 1e9 / durationNs;
    }
}
