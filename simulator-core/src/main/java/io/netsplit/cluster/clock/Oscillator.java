package io.netsplit.cluster.clock;

/**
 * A count of nanoseconds that runs at a rate of one plus so many parts per million of true time. Exact integer
 * arithmetic: whatever is left of a nanosecond when the rate changes is carried over, so nothing accumulates.
 */
final class Oscillator {
    static final long MILLION = 1_000_000;

    private long ppm;
    private long sinceNs;
    private long base;
    private long baseMillionths;

    /** The count at true time {@code nowNs}, not before the last change. */
    long read(long nowNs) {
        long elapsed = nowNs - sinceNs;
        if (ppm == 0) {
            return base + elapsed;
        }
        long millions = elapsed / MILLION;
        long rest = elapsed % MILLION;
        return base + elapsed + millions * ppm + Math.floorDiv(baseMillionths + rest * ppm, MILLION);
    }

    /** From now on the count gains {@code ppm} microseconds per second; above minus one million. */
    void setPpm(long nowNs, long newPpm) {
        if (newPpm <= -MILLION || newPpm > 1000 * MILLION) {
            throw new IllegalArgumentException("a clock cannot drift by " + newPpm + " ppm");
        }
        long rest = (nowNs - sinceNs) % MILLION;
        long millionths = Math.floorMod(baseMillionths + rest * ppm, MILLION);
        base = read(nowNs);
        baseMillionths = millionths;
        sinceNs = nowNs;
        ppm = newPpm;
    }

    /** Moves the count by {@code byNs} at once. */
    void step(long byNs) {
        base += byNs;
    }

    /** The shortest true time after {@code nowNs} in which the count reaches {@code target}. */
    long untilNs(long nowNs, long target) {
        long missing = target - base;
        if (ppm == 0) {
            return Math.max(0, sinceNs + missing - nowNs);
        }
        long rate = MILLION + ppm;
        long whole = missing / rate;
        long elapsed = whole * MILLION + ceilDiv((missing % rate) * MILLION - baseMillionths, rate);
        return Math.max(0, sinceNs + elapsed - nowNs);
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
