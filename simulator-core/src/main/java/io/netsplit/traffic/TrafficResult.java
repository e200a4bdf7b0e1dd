package io.netsplit.traffic;

import io.netsplit.kernel.Outcome;
import io.netsplit.stats.BatchMeans;
import io.netsplit.stats.LatencyHistogram;
import java.util.List;

/**
 * What came of a run. Requests of the warm-up are left out of all figures but {@code sent}.
 *
 * @param outcome why the run ended; a bound that was hit leaves its truth unknown
 * @param sent requests sent, with those of the warm-up
 * @param ok requests that were served
 * @param failed requests that were refused or lost
 * @param unanswered requests that are still under way at the end, because a server stands still for ever or the run was
 *     ended
 * @param durationNs from the end of the warm-up to the last sending; the servers' figures cover this time
 * @param endedNs when the last answer came
 * @param latencies how long the requests that were served took, network included
 * @param servers in the order of the specification
 * @param mostInFlight the most requests that were under way at once
 */
public record TrafficResult(
        Outcome outcome,
        long sent,
        long ok,
        long failed,
        long unanswered,
        long durationNs,
        long endedNs,
        Latencies latencies,
        List<ServerResult> servers,
        long mostInFlight) {
    /**
     * In nanoseconds.
     *
     * @param latency from the instant at which the client meant to send
     * @param sinceSent from the instant at which it could send; the same, but for {@link
     *     io.netsplit.traffic.arrival.Load.Paced}, where it shows what coordinated omission leaves out
     * @param mean of {@code latency}, with its confidence interval by batch means
     * @param waiting in the server's queue; under processor sharing, nothing
     */
    public record Latencies(
            LatencyHistogram latency, LatencyHistogram sinceSent, BatchMeans mean, BatchMeans waiting) {}

    /**
     * One server's figures.
     *
     * @param served requests served
     * @param refused requests that found no room, or the server down
     * @param lost requests that were there when it crashed
     * @param utilisation share of its workers at work, on average over time
     * @param meanPresent requests waiting and in service, on average over time
     * @param mostPresent the most requests there at once
     */
    public record ServerResult(
            String name,
            long served,
            long refused,
            long lost,
            double utilisation,
            double meanPresent,
            int mostPresent) {}

    public TrafficResult {
        servers = List.copyOf(servers);
    }

    /** Mean latency in nanoseconds; NaN where nothing was served. */
    public double meanNs() {
        return latencies.mean().mean();
    }

    /** Share of the counted requests that were refused or lost; NaN where none was counted. */
    public double failedShare() {
        return failed / (double) (ok + failed);
    }

    /** Requests served per second. */
    public double throughputPerSecond() {
        long served = 0;
        for (ServerResult server : servers) {
            served += server.served;
        }
        return served * 1e9 / durationNs;
    }

    /** Requests at servers, on average over time. */
    public double meanPresent() {
        return servers.stream().mapToDouble(ServerResult::meanPresent).sum();
    }
}
