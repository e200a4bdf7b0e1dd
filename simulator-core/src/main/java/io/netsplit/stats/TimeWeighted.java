package io.netsplit.stats;

/** The average over time of a value that jumps: a queue's length, the number of servers up. */
public final class TimeWeighted {
    private long startNs;
    private long sinceNs;
    private double value;
    private double area;
    private double max;

    /** A value of {@code initial} from {@code nowNs} on. */
    public TimeWeighted(long nowNs, double initial) {
        startNs = nowNs;
        sinceNs = nowNs;
        value = initial;
        max = initial;
    }

    /** The value is {@code newValue} from {@code nowNs} on. */
    public void set(long nowNs, double newValue) {
        advance(nowNs);
        value = newValue;
        max = Math.max(max, newValue);
    }

    /** The value changes by {@code change} at {@code nowNs}. */
    public void add(long nowNs, double change) {
        set(nowNs, value + change);
    }

    private void advance(long nowNs) {
        if (nowNs < sinceNs) {
            throw new IllegalArgumentException("time runs forwards: " + nowNs + " ns is before " + sinceNs + " ns");
        }
        area += value * (nowNs - sinceNs);
        sinceNs = nowNs;
    }

    /** Forgets what was before {@code nowNs}: the end of a warm-up. */
    public void reset(long nowNs) {
        advance(nowNs);
        startNs = nowNs;
        area = 0;
        max = value;
    }

    public double value() {
        return value;
    }

    public double max() {
        return max;
    }

    /** The average from the start, or the last {@link #reset}, to {@code nowNs}; NaN where no time has passed. */
    public double mean(long nowNs) {
        double whole = area + value * (nowNs - sinceNs);
        return nowNs == startNs ? Double.NaN : whole / (nowNs - startNs);
    }
}
