package io.netsplit.scenario.result;

import java.util.List;
import java.util.Map;

/**
 * What is drawn of one variant over all its runs, of bounded size whatever their length: the requests of all seeds pooled,
 * each in the step in which it was called. Latencies are those of operations answered ok, within one percent.
 *
 * @param runs how many runs are pooled
 * @param curve the distribution of the latencies after the warm-up, from the fastest to the slowest
 * @param overTime latencies step by step; steps without an answer are left out
 * @param servers who served, in the order of the scenario; empty where nothing is a server
 * @param fairness Jain's index of the servers' utilisations, after the warm-up; NaN without servers
 * @param batches figures of equal parts of the run after the warm-up, by metric; only of a single run without faults
 * @param batchNs how long such a part is
 */
public record VariantCharts(
        int runs,
        List<CurvePoint> curve,
        List<Step> overTime,
        List<ServerSeries> servers,
        double fairness,
        List<Map<String, Double>> batches,
        long batchNs) {
    /** Nothing to draw. */
    public static final VariantCharts NONE =
            new VariantCharts(0, List.of(), List.of(), List.of(), Double.NaN, List.of(), 0);

    /** The share of operations that took no longer than {@code latencyNs}. */
    public record CurvePoint(double share, long latencyNs) {}

    /** Operations called in [startNs, endNs) and answered ok. */
    public record Step(long startNs, long endNs, long count, double meanNs, long p50Ns, long p99Ns) {}

    /**
     * One server.
     *
     * @param utilisation share of its workers at work after the warm-up
     * @param stepNs length of the steps of {@code queue}
     * @param queue requests waiting and in service, on average over each step
     */
    public record ServerSeries(String name, double utilisation, long stepNs, List<Double> queue) {
        public ServerSeries {
            queue = List.copyOf(queue);
        }
    }

    public VariantCharts {
        curve = List.copyOf(curve);
        overTime = List.copyOf(overTime);
        servers = List.copyOf(servers);
        batches = batches.stream().map(Map::copyOf).toList();
    }
}
