package io.netsplit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.server.ServerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which algorithm is better, when, and by how much: all on the same requests. */
class ComparisonTest {
    private static final double MILLISECOND = 1e6;

    private static TrafficSpec.Builder cluster(double ratePerSecond) {
        return TrafficSpec.of(new Load.Open(Processes.poisson(ratePerSecond)))
                .servers(10, ServerSpec.of("server", Distributions.exponential(5 * MILLISECOND)))
                .requests(60_000);
    }

    private static double meanMs(TrafficSpec.Builder builder, String algorithm) {
        return TrafficRun.run(builder.algorithm(algorithm).build(), 11).meanNs() / MILLISECOND;
    }

    @Test
    void theMoreABalancerKnowsTheShorterRequestsTake() {
        TrafficSpec.Builder busy = cluster(1700);
        double random = meanMs(busy, "random");
        double roundRobin = meanMs(busy, "round-robin");
        double twoChoices = meanMs(busy, "power-of-two-choices");
        double leastConnections = meanMs(busy, "least-connections");
        double clairvoyant = meanMs(busy, "clairvoyant");
        assertThat(List.of(random, roundRobin, twoChoices, leastConnections, clairvoyant))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(random).isGreaterThan(3 * clairvoyant);
    }

    @Test
    void oldNewsDrivesTheHerdToOneServer() {
        double fresh = meanMs(cluster(1600), "join-shortest-queue");
        double stale = meanMs(cluster(1600).loadReportNs(200_000_000), "join-shortest-queue");
        double blind = meanMs(cluster(1600), "random");
        assertThat(stale).isGreaterThan(2 * blind);
        assertThat(fresh).isLessThan(blind / 2);
    }

    @Test
    void balancersThatSeeOnlyTheirOwnRequestsChooseWorse() {
        double one = meanMs(cluster(1700), "least-connections");
        double twenty = meanMs(cluster(1700).balancers(20), "least-connections");
        assertThat(twenty).isGreaterThan(1.3 * one);
    }

    @Test
    void subsetsSpreadBalancersEvenlyOverServers() {
        TrafficSpec spec = cluster(1000)
                .balancers(10)
                .settings(Settings.DEFAULT.withSubsetSize(5))
                .build();
        TrafficResult result = TrafficRun.run(spec, 1);
        for (TrafficResult.ServerResult server : result.servers()) {
            assertThat(server.served()).isBetween(5_000L, 6_400L);
        }
    }

    @Test
    void whoWatchesLatencyAvoidsASlowServerWhoCountsRequestsLessSo() {
        for (String algorithm : new String[] {"peak-ewma", "prequal", "least-response-time"}) {
            assertThat(shareOfSlowServer(algorithm)).as(algorithm).isLessThan(0.06);
        }
        assertThat(shareOfSlowServer("least-connections")).isBetween(0.06, 0.09);
        assertThat(shareOfSlowServer("round-robin")).isCloseTo(0.1, within(0.005));
    }

    /** The share of all requests that one of ten servers gets that works at a fifth of its speed. */
    private static double shareOfSlowServer(String algorithm) {
        TrafficRun run = TrafficRun.prepare(
                cluster(300)
                        .algorithm(algorithm)
                        .requests(20_000)
                        .latency(Distributions.constant(0.2 * MILLISECOND))
                        .build(),
                1);
        run.server(3).setSpeed(0.2);
        TrafficResult result = run.run();
        return result.servers().get(3).served() / (double) result.ok();
    }

    @Test
    void theCentralQueueGoesOnAfterARestart() {
        TrafficRun run = TrafficRun.prepare(
                TrafficSpec.of(new Load.Open(Processes.constant(100)))
                        .servers(1, ServerSpec.of("server", Distributions.constant(MILLISECOND)))
                        .algorithm("central-queue")
                        .requests(1000)
                        .build(),
                1);
        run.simulation().scheduleAt(2_000_000_000L, () -> run.server(0).crash());
        run.simulation().scheduleAt(3_000_000_000L, () -> run.server(0).restart());
        TrafficResult result = run.run();
        assertThat(result.unanswered()).isZero();
        assertThat(result.latencies().latency().max()).isBetween(990_000_000L, 1_002_000_000L);
    }

    @Test
    void whatWaitsAtAServerThatStandsStillForEverIsUnanswered() {
        TrafficRun run = TrafficRun.prepare(cluster(1000).requests(10_000).build(), 1);
        run.simulation().scheduleAt(1_000_000_000L, () -> run.server(0).pause());
        assertThat(run.run().unanswered()).isBetween(800L, 1_000L);
    }
}
