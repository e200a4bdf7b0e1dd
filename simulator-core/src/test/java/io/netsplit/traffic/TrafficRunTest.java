package io.netsplit.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.kernel.Outcome;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.server.ServerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficRunTest {
    private static final double MILLISECOND = 1e6;
    private static final ServerSpec SERVER = ServerSpec.of("server", Distributions.exponential(5 * MILLISECOND));

    private static TrafficSpec.Builder tenServers() {
        return TrafficSpec.of(new Load.Open(Processes.poisson(1400)))
                .servers(10, SERVER)
                .requests(20_000);
    }

    @Test
    void everyAlgorithmAnswersEveryRequestOnceAndTheSameSeedGivesTheSameRun() {
        for (AlgorithmEntry entry : Algorithms.all()) {
            TrafficSpec spec = tenServers()
                    .algorithm(entry)
                    .balancers(3)
                    .latency(Distributions.uniform(0.1 * MILLISECOND, 0.3 * MILLISECOND))
                    .build();
            TrafficResult result = TrafficRun.run(spec, 7);
            assertThat(result.outcome()).as(entry.name()).isEqualTo(Outcome.DRAINED);
            assertThat(result.ok() + result.failed()).as(entry.name()).isEqualTo(19_000);
            assertThat(result.failed()).as(entry.name()).isZero();
            assertThat(TrafficRun.run(spec, 7).latencies().latency().toHdrHistogram())
                    .as(entry.name())
                    .isEqualTo(result.latencies().latency().toHdrHistogram());
        }
    }

    @Test
    void everyAlgorithmMeetsTheSameRequests() {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (AlgorithmEntry entry : Algorithms.all()) {
            List<String> requests = new ArrayList<>();
            AlgorithmEntry spying = new AlgorithmEntry(entry.name(), "", "", List.of(), (view, random, settings) -> {
                var real = entry.factory().create(view, random, settings);
                return new SpyAlgorithm(real, request -> {
                    // A request that is held is asked for again.
                    if (request.number() == requests.size()) {
                        requests.add(view.nowNs() + " for " + view.demandNs(0, request));
                    }
                });
            });
            TrafficRun.run(tenServers().requests(500).algorithm(spying).build(), 3);
            seen.put(entry.name(), requests);
        }
        List<String> first = seen.get("round-robin");
        assertThat(first).hasSize(500);
        seen.forEach((name, requests) -> assertThat(requests).as(name).isEqualTo(first));
    }

    @Test
    void serversOfOneLawAndDifferentScaleGetDemandsInProportion() {
        List<Double> ratios = new ArrayList<>();
        AlgorithmEntry spying = new AlgorithmEntry(
                "spy",
                "",
                "",
                List.of(),
                (view, random, settings) -> new SpyAlgorithm(
                        Algorithms.named("round-robin").factory().create(view, random, settings),
                        request -> ratios.add((double) view.demandNs(1, request) / view.demandNs(0, request))));
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.poisson(100)))
                .server(SERVER)
                .server(ServerSpec.of("slow", Distributions.exponential(15 * MILLISECOND)))
                .algorithm(spying)
                .requests(100)
                .build();
        TrafficRun.run(spec, 1);
        assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isCloseTo(3, within(0.01)));
    }

    @Test
    void asManyRequestObjectsAreMadeAsWereInFlightAtOnce() {
        TrafficResult result = TrafficRun.run(tenServers().requests(200_000).build(), 1);
        assertThat(result.mostInFlight()).isLessThan(300);
    }

    @Test
    void latencyOfTheNetworkIsPaidBothWays() {
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(1)))
                .server(ServerSpec.of("server", Distributions.constant(100 * MILLISECOND)))
                .latency(Distributions.constant(10 * MILLISECOND))
                .requests(100)
                .build();
        TrafficResult result = TrafficRun.run(spec, 1);
        assertThat(result.meanNs()).isEqualTo(120 * MILLISECOND);
        assertThat(result.servers().get(0).utilisation()).isCloseTo(0.1, within(0.002));
    }

    @Test
    void anOverloadedRunHitsItsBoundAndIsUnknown() {
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.poisson(1000)))
                .server(SERVER)
                .requests(1_000_000)
                .maxInFlight(500)
                .build();
        assertThat(spec.offeredUtilisation()).isCloseTo(5, within(1e-9));
        TrafficResult result = TrafficRun.run(spec, 1);
        assertThat(result.outcome()).isEqualTo(Outcome.MEMORY_LIMIT);
        assertThat(result.outcome().isUnknown()).isTrue();
        assertThat(result.mostInFlight()).isEqualTo(500);
    }

    @Test
    void classesCostWhatTheySay() {
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(1)))
                .server(ServerSpec.of("server", Distributions.constant(100 * MILLISECOND)))
                .requestClass(new RequestClass("light", 3, 1, 0))
                .requestClass(new RequestClass("heavy", 1, 5, 0))
                .requests(40_000)
                .build();
        assertThat(spec.offeredUtilisation()).isCloseTo(0.2, within(1e-9));
        TrafficResult result = TrafficRun.run(spec, 1);
        assertThat(result.meanNs()).isCloseTo(200 * MILLISECOND, within(2 * MILLISECOND));
    }

    /** A pause of 10 s, seen by a client that means to send every 100 ms: a hundred requests suffered, one was asked. */
    @Test
    void latencyFromTheIntendedInstantShowsWhatWaitingClientsLeaveOut() {
        TrafficSpec spec = TrafficSpec.of(new Load.Paced(1, 100_000_000))
                .server(ServerSpec.of("server", Distributions.constant(MILLISECOND)))
                .requests(1000)
                .warmUpShare(0)
                .build();
        TrafficRun run = TrafficRun.prepare(spec, 1);
        run.simulation().scheduleAt(20_000_000_000L, () -> run.server(0).pause());
        run.simulation().scheduleAt(30_000_000_000L, () -> run.server(0).resume());
        TrafficResult result = run.run();
        assertThat(result.latencies().sinceSent().quantile(0.99)).isLessThan(2_000_000L);
        assertThat(result.latencies().latency().quantile(0.99)).isGreaterThan(8_000_000_000L);
        assertThat(result.latencies().latency().quantile(0.85)).isLessThan(2_000_000L);
    }

    @Test
    void whatIsAtACrashedServerFails() {
        TrafficRun run = TrafficRun.prepare(tenServers().requests(10_000).build(), 1);
        run.simulation().schedule(3_000_000_000L, () -> run.server(4).crash());
        TrafficResult result = run.run();
        assertThat(result.servers().get(4).refused()).isBetween(200L, 800L);
        assertThat(result.failed())
                .isEqualTo(result.servers().get(4).refused()
                        + result.servers().get(4).lost());
    }

    @Test
    void anImpossibleRunIsRefused() {
        assertThatThrownBy(() ->
                        TrafficSpec.of(new Load.Open(Processes.poisson(1))).build())
                .hasMessageContaining("at least one server");
        assertThatThrownBy(() -> Algorithms.named("best"))
                .hasMessageContaining("there is no balancing algorithm best; there are [round-robin,");
        assertThatThrownBy(() -> tenServers().requests(0).build()).hasMessageContaining("at least 1 request");
    }
}
