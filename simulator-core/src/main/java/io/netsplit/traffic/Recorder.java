package io.netsplit.traffic;

import io.netsplit.stats.BatchMeans;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.call.TimedRequest;

/** What became of the requests that count. */
final class Recorder {
    private final LatencyHistogram latency = new LatencyHistogram();
    private final LatencyHistogram sinceSent = new LatencyHistogram();
    private final BatchMeans latencyMean = new BatchMeans();
    private final BatchMeans waitingMean = new BatchMeans();
    private final boolean sendsLate;
    private long ok;
    private long failed;

    /** @param sendsLate whether requests may be sent after they were meant to be */
    Recorder(boolean sendsLate) {
        this.sendsLate = sendsLate;
    }

    void answered(TimedRequest request, long nowNs) {
        if (!request.isCounted()) {
            return;
        }
        if (!request.isAnsweredOk()) {
            failed++;
            return;
        }
        ok++;
        long latencyNs = nowNs - request.intendedNs();
        latency.add(latencyNs);
        latencyMean.add(latencyNs);
        waitingMean.add(request.waitedNs());
        if (sendsLate) {
            sinceSent.add(nowNs - request.sentNs());
        }
    }

    TrafficResult.Latencies latencies() {
        return new TrafficResult.Latencies(latency, sendsLate ? sinceSent : latency, latencyMean, waitingMean);
    }

    long ok() {
        return ok;
    }

    long failed() {
        return failed;
    }
}
