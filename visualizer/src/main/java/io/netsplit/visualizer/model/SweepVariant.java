package io.netsplit.visualizer.model;

import java.util.List;
import java.util.Map;

/**
 * One variant over all its runs, the requests of all seeds pooled.
 *
 * @param curve the distribution of the latencies, from the fastest to the slowest
 * @param steps latencies step by step; steps without an answer are left out
 * @param servers who served; empty where nothing is a server
 * @param fairness Jain's index of the servers' utilisations; NaN without servers
 * @param figures means over the runs, by the metric's name
 */
public record SweepVariant(
        String name,
        List<CurvePoint> curve,
        List<Step> steps,
        List<ServerQueue> servers,
        double fairness,
        Map<String, Double> figures) {
    /** The share of operations that took no longer than {@code latencyNs}. */
    public record CurvePoint(double share, long latencyNs) {}

    /** Operations called in [startNs, endNs) and answered. */
    public record Step(long startNs, long endNs, long p50Ns, long p99Ns) {}

    /**
     * How long one server's queue was.
     *
     * @param utilisation share of its workers at work
     * @param stepNs length of the steps of {@code lengths}
     * @param lengths requests waiting and in service, on average over each step
     */
    public record ServerQueue(String name, double utilisation, long stepNs, List<Double> lengths) {
        public ServerQueue {
            lengths = List.copyOf(lengths);
        }

        /** At an instant; 0 after the last step. */
        public double at(long timeNs) {
            long step = timeNs / Math.max(1, stepNs);
            return step < 0 || lengths.isEmpty() ? 0 : lengths.get((int) Math.min(step, lengths.size() - 1));
        }
    }

    public SweepVariant {
        curve = List.copyOf(curve);
        steps = List.copyOf(steps);
        servers = List.copyOf(servers);
        figures = Map.copyOf(figures);
    }
}
