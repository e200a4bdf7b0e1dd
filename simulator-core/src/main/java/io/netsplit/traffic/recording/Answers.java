package io.netsplit.traffic.recording;

import io.netsplit.stats.LatencyHistogram;

/** What became of some requests. */
public final class Answers {
    private final LatencyHistogram latencies = new LatencyHistogram();
    private double sumNs;
    private long failed;
    private long timedOut;
    private long crossed;

    void addOk(long latencyNs) {
        latencies.add(latencyNs);
        sumNs += latencyNs;
    }

    void addFailed() {
        failed++;
    }

    void addTimedOut() {
        timedOut++;
    }

    void addCrossed() {
        crossed++;
    }

    void merge(Answers other) {
        latencies.merge(other.latencies);
        sumNs += other.sumNs;
        failed += other.failed;
        timedOut += other.timedOut;
        crossed += other.crossed;
    }

    /** From the instant at which the client meant to send to its answer, of those that were answered in time. */
    public LatencyHistogram latencies() {
        return latencies;
    }

    /** Requests that ended, one way or the other. */
    public long count() {
        return ok() + errors();
    }

    /** Requests that were served and answered in time. */
    public long ok() {
        return latencies.count();
    }

    /** Requests that were refused, lost, or not answered in time. */
    public long errors() {
        return failed + timedOut;
    }

    /** Of {@link #errors}, those whose client had given up when the answer came, or would have come. */
    public long timedOut() {
        return timedOut;
    }

    /** Requests that left the zone of their balancer, whatever became of them. */
    public long crossed() {
        return crossed;
    }

    /** The exact mean in nanoseconds; NaN where none was answered ok. */
    public double meanNs() {
        return ok() == 0 ? Double.NaN : sumNs / ok();
    }
}
