package io.netsplit.traffic.service;

import io.netsplit.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/** An edge of the graph: all calls that one {@link CallSpec} of one service makes. */
final class Edge {
    /** So many answers are seen before a quantile of them is a hedge's delay, and between two looks at it. */
    private static final int ANSWERS = 100;

    final int number;
    final String from;
    final CallSpec spec;
    final ServiceNode callee;
    final CallFigures figures = new CallFigures();
    final List<CachedCalls> caches = new ArrayList<>();
    private final LatencyHistogram latencies = new LatencyHistogram();
    private long hedgeDelayNs;
    /** Whether nothing passes, there or back. */
    boolean isCut;

    Edge(int number, String from, CallSpec spec, ServiceNode callee) {
        this.number = number;
        this.from = from;
        this.spec = spec;
        this.callee = callee;
        HedgeSpec hedge = spec.hedge;
        hedgeDelayNs = hedge == null ? 0 : hedge.delayNs();
    }

    void answered(long latencyNs) {
        HedgeSpec hedge = spec.hedge;
        if (hedge != null && hedge.quantile() > 0) {
            latencies.add(latencyNs);
            if (latencies.count() % ANSWERS == 0) {
                hedgeDelayNs = latencies.quantile(hedge.quantile());
            }
        }
    }

    long hedgeDelayNs() {
        return hedgeDelayNs;
    }
}
