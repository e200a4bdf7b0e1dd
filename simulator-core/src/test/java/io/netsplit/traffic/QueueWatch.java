package io.netsplit.traffic;

import io.netsplit.stats.LatencyHistogram;
import io.netsplit.stats.Tally;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.call.TimedRequest;

/**
 * A run that is watched request by request: what each finds when it comes, and how long it waits. Poisson arrivals find what
 * is there at any time (Wolff, "Poisson Arrivals See Time Averages", 1982). Requests of the warm-up do not count.
 */
final class QueueWatch implements TrafficObserver {
    private static final double SECOND = 1e9;

    private final TrafficRun run;
    private final int servers;
    private final TrafficResult result;
    private final Tally waited = new Tally();
    private final LatencyHistogram waiting = new LatencyHistogram();
    private long arrivals;
    private long foundSum;
    private long foundSquares;
    private long foundNobody;
    private long hadToWait;

    private QueueWatch(TrafficSpec spec, int servers) {
        this.servers = servers;
        run = TrafficRun.prepare(spec, 1);
        run.observe(this);
        result = run.run();
    }

    /** Runs the specification, and looks at the first {@code servers} servers whenever a request comes. */
    static QueueWatch of(TrafficSpec spec, int servers) {
        return new QueueWatch(spec, servers);
    }

    TrafficResult result() {
        return result;
    }

    /** Of the number of requests at the servers, as arrivals find it. */
    double foundVariance() {
        double mean = (double) foundSum / arrivals;
        return (double) foundSquares / arrivals - mean * mean;
    }

    /** In the queue, in seconds. */
    Tally waited() {
        return waited;
    }

    double waitingQuantile(double p) {
        return waiting.quantile(p) / SECOND;
    }

    /** Of the requests, those that find no request at any server. */
    double idleShare() {
        return (double) foundNobody / arrivals;
    }

    /** Of the requests that were served, those that had to wait. */
    double waitingShare() {
        return (double) hadToWait / waited.count();
    }

    @Override
    public void sent(Request request, long nowNs) {
        if (!request.isCounted()) {
            return;
        }
        int present = 0;
        for (int i = 0; i < servers; i++) {
            present += run.server(i).present();
        }
        arrivals++;
        foundSum += present;
        foundSquares += (long) present * present;
        foundNobody += present == 0 ? 1 : 0;
    }

    @Override
    public void chosen(Request request, boolean isLost, long nowNs) {}

    @Override
    public void arrived(Request request, long nowNs) {}

    @Override
    public void answered(Request request, boolean isLost, long nowNs) {}

    @Override
    public void ended(Request request, long nowNs) {
        if (request.isCounted() && request.isAnsweredOk()) {
            // Before balancers all requests are timed.
            long waitedNs = ((TimedRequest) request).waitedNs();
            waiting.add(waitedNs);
            waited.add(waitedNs / SECOND);
            hadToWait += waitedNs > 0 ? 1 : 0;
        }
    }
}
