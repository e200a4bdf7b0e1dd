package io.netsplit.stats;

/**
 * A confidence interval for the mean of correlated observations, such as waiting times in one long run: observations are
 * cut into batches, whose means are nearly independent (Law and Kelton, "Simulation Modeling and Analysis", chapter on
 * output analysis). The number of batches stays between {@code batches} and twice that: when it is full, neighbours are
 * joined, so that batches grow with the run.
 */
public final class BatchMeans {
    private final double[] means;
    private final Tally all = new Tally();
    private long batchSize = 1;
    private int full;
    private double sum;
    private long inBatch;

    /** Thirty to sixty batches: a common choice. */
    public BatchMeans() {
        this(30);
    }

    /** At least {@code batches}, 2 or more, once enough was observed. */
    public BatchMeans(int batches) {
        if (batches < 2 || batches > 1 << 20) {
            throw new IllegalArgumentException("an interval needs from 2 to 1048576 batches, not " + batches);
        }
        means = new double[2 * batches];
    }

    public void add(double x) {
        all.add(x);
        sum += x;
        if (++inBatch == batchSize) {
            means[full++] = sum / batchSize;
            sum = 0;
            inBatch = 0;
            if (full == means.length) {
                join();
            }
        }
    }

    private void join() {
        full /= 2;
        batchSize *= 2;
        for (int i = 0; i < full; i++) {
            means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
        }
    }

    public long count() {
        return all.count();
    }

    /** The mean of all observations; NaN without any. */
    public double mean() {
        return all.mean();
    }

    public long batchSize() {
        return batchSize;
    }

    /** The confidence interval around {@link #mean}, from the full batches; unbounded with fewer than two. */
    public Interval interval(double confidence) {
        Tally batches = new Tally();
        for (int i = 0; i < full; i++) {
            batches.add(means[i]);
        }
        return new Interval(mean(), batches.interval(confidence).halfWidth());
    }
}
