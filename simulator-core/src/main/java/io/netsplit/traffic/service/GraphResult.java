package io.netsplit.traffic.service;

import io.netsplit.kernel.Outcome;
import io.netsplit.stats.BatchMeans;
import io.netsplit.stats.LatencyHistogram;
import java.util.List;

/**
 * What came of a run of a call graph. The clients' calls of the warm-up are left out of all figures but {@code sent} and the
 * time line.
 *
 * @param outcome why the run ended; a bound that was hit leaves its truth unknown
 * @param sent calls that clients began, with those of the warm-up
 * @param ok calls of clients that were answered well
 * @param failed those that were not
 * @param unanswered those that are still under way at the end
 * @param stale those whose answer had been overwritten at the origin before they began
 * @param durationNs from the end of the warm-up to the last sending
 * @param endedNs when the last event came
 * @param latency of the calls that were answered well
 * @param mean of the same, with its confidence interval
 * @param services in the order of the specification
 * @param edges the clients' first, then by service, stage and call
 * @param timeLine counts by slots of time
 * @param mostInFlight the most attempts that were under way at once
 */
public record GraphResult(
        Outcome outcome,
        long sent,
        long ok,
        long failed,
        long unanswered,
        long stale,
        long durationNs,
        long endedNs,
        LatencyHistogram latency,
        BatchMeans mean,
        List<ServiceResult> services,
        List<EdgeResult> edges,
        TimeLine timeLine,
        long mostInFlight) {
    /**
     * One service's figures.
     *
     * @param served attempts that its servers worked on to the end
     * @param refused attempts that found no room, or a server down
     * @param shed attempts that its servers chose not to serve
     * @param lost attempts that were there when a server crashed
     * @param utilisation share of its workers that were held, on average over time
     * @param meanPresent attempts waiting and in service, on average over time
     */
    public record ServiceResult(
            String name, long served, long refused, long shed, long lost, double utilisation, double meanPresent) {}

    /**
     * One edge's figures.
     *
     * @param from the calling service, or "clients"
     * @param meanUnflushed writes in write-back caches that the origin had not got, on average over time
     */
    public record EdgeResult(String from, String to, CallFigures figures, double meanUnflushed) {}

    public GraphResult {
        services = List.copyOf(services);
        edges = List.copyOf(edges);
    }

    /** Mean latency in nanoseconds; NaN where nothing was answered well. */
    public double meanNs() {
        return mean.mean();
    }

    /** Calls of clients answered well, per second. */
    public double goodputPerSecond() {
        return ok * 1e9 / durationNs;
    }

    /** Share of the clients' calls that failed; NaN where none was counted. */
    public double failedShare() {
        return failed / (double) (ok + failed);
    }

    public ServiceResult service(String name) {
        return services.stream()
                .filter(service -> service.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
    }

    /** The first edge from {@code from}, or from "clients", to {@code to}. */
    public EdgeResult edge(String from, String to) {
        return edges.stream()
                .filter(edge -> edge.from.equals(from) && edge.to.equals(to))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no call from " + from + " to " + to));
    }

    /** The clients' own calls. */
    public CallFigures clients() {
        return edges.get(0).figures();
    }
}
