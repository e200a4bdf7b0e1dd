package io.netsplit.traffic.recording;

import io.netsplit.stats.LatencyHistogram;

/**
 * Figures over time, in steps of equal length. A request counts in the step in which it was meant to be sent, whenever its
 * answer came.
 */
public final class TimeLine {
    private final long stepNs;
    private final long[] ended;
    private final long[] ok;
    private final LatencyHistogram[] latencies;
    private final ServerTimes[][] servers;

    TimeLine(Watch watch, int serverCount) {
        stepNs = watch.bucketNs();
        int steps = watch.buckets();
        ended = new long[steps];
        ok = new long[steps];
        latencies = new LatencyHistogram[watch.detailed() ? steps : 0];
        servers = new ServerTimes[watch.detailed() ? steps : 0][serverCount];
        for (int step = 0; step < latencies.length; step++) {
            latencies[step] = LatencyHistogram.coarse();
            for (int server = 0; server < serverCount; server++) {
                servers[step][server] = new ServerTimes();
            }
        }
    }

    void ended(long intendedNs, boolean inTime, long latencyNs) {
        int step = (int) (intendedNs / stepNs);
        ended[step]++;
        if (inTime) {
            ok[step]++;
            if (latencies.length > 0) {
                latencies[step].add(latencyNs);
            }
        }
    }

    void merge(int step, int server, ServerTimes times) {
        if (servers.length > 0) {
            servers[step][server].merge(times);
        }
    }

    public int steps() {
        return ended.length;
    }

    public long stepNs() {
        return stepNs;
    }

    /** Requests of this step that ended, one way or the other. */
    public long ended(int step) {
        return ended[step];
    }

    /** Of these, those that were answered ok in time. */
    public long ok(int step) {
        return ok[step];
    }

    /** Whether {@link #latencies} and {@link #server} are known. */
    public boolean isDetailed() {
        return latencies.length > 0;
    }

    public LatencyHistogram latencies(int step) {
        return latencies[step];
    }

    public ServerTimes server(int step, int server) {
        return servers[step][server];
    }
}
