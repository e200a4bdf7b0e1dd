package io.netsplit.traffic.rollout;

import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.call.Request;

/** What became of the requests that one version got since an instant. */
final class Sample {
    private final boolean keepsLatencies;
    private long sinceNs;
    private long ended;
    private long failed;
    private LatencyHistogram latencies = LatencyHistogram.coarse();

    Sample(boolean keepsLatencies) {
        this.keepsLatencies = keepsLatencies;
    }

    /** Requests that were sent before do not count, whenever their answers come. */
    void restart(long fromNs) {
        sinceNs = fromNs;
        ended = 0;
        failed = 0;
        latencies = LatencyHistogram.coarse();
    }

    void add(Request request, boolean ok, long latencyNs) {
        if (request.sentNs() < sinceNs) {
            return;
        }
        ended++;
        failed += ok ? 0 : 1;
        if (keepsLatencies && ok) {
            latencies.add(latencyNs);
        }
    }

    long ended() {
        return ended;
    }

    long failed() {
        return failed;
    }

    /** Of those that were answered ok. */
    LatencyHistogram latencies() {
        return latencies;
    }

    /** How many were answered ok after longer than this, to the width of a histogram. */
    long slowerThan(long latencyNs) {
        long count = latencies.count();
        return count == 0 ? 0 : count - Math.round(latencies.shareUpTo(latencyNs) * count);
    }
}
