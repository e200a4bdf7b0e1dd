package io.netsplit.traffic.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.server.ServerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Services in two zones that call each other: a message is 1 ms under way within a zone, 20 ms from one to the other. */
class GraphZonesTest {
    private static final long MS = 1_000_000;
    private static final Zones TWO =
            Zones.of(List.of("west", "east"), new int[] {0, 1}, new int[] {0, 1}, new Distribution[][] {
                {Distributions.constant(MS), Distributions.constant(20 * MS)},
                {Distributions.constant(20 * MS), Distributions.constant(MS)}
            });

    private static ServiceSpec.Builder service(String name, String algorithm) {
        return ServiceSpec.named(name)
                .servers(2, ServerSpec.of(name, Distributions.constant(0)))
                .balancers(2)
                .zones(TWO)
                .algorithm(Algorithms.named(algorithm), Settings.DEFAULT);
    }

    private static GraphRun run(String algorithm, long timeoutNs) {
        CallSpec entry = CallSpec.to("api").timeoutNs(timeoutNs).build();
        GraphSpec spec = GraphSpec.of(new Load.Open(Processes.poisson(1000)), entry)
                .callers(2)
                .callerZones(new int[] {0, 1})
                .service(service("api", algorithm)
                        .calls(Stage.of(CallSpec.plain("db")))
                        .build())
                .service(service("db", algorithm).build())
                .requests(20_000)
                .warmUpShare(0)
                .build();
        return GraphRun.prepare(spec, 1);
    }

    private static double crossed(GraphResult result, String from, String to) {
        CallFigures calls = result.edge(from, to).figures();
        return (double) calls.count(CallCount.CROSSED) / calls.attempts();
    }

    @Test
    void callersInAZoneCallThere() {
        GraphResult result = run("geographic", 0).run();
        assertThat(result.meanNs()).isCloseTo(4.0 * MS, within(1.0));
        assertThat(crossed(result, "clients", "api")).isZero();
        assertThat(crossed(result, "api", "db")).isZero();
    }

    @Test
    void callersThatAreBlindPayForHalfOfTheWays() {
        GraphResult result = run("random", 0).run();
        assertThat(crossed(result, "clients", "api")).isBetween(0.48, 0.52);
        assertThat(crossed(result, "api", "db")).isBetween(0.48, 0.52);
        assertThat(result.meanNs()).isBetween(41.0 * MS, 43.0 * MS);
    }

    @Test
    void whatGoesAcrossACutIsLostAndWhatStaysIsNot() {
        for (boolean isBlind : new boolean[] {false, true}) {
            GraphRun run = run(isBlind ? "random" : "geographic", 100 * MS);
            run.simulation().scheduleAt(0, () -> run.cutZones("west", "east", true));
            run.simulation().scheduleAt(5000 * MS, () -> run.cutZones("west", "east", true));
            run.simulation().scheduleAt(5001 * MS, () -> run.cutZones("west", "east", false));
            run.simulation().scheduleAt(10_000 * MS, () -> run.cutZones("east", "west", false));
            GraphResult result = run.run();
            // Of two ways, both stay on one side in a quarter of the calls; the cut holds for half of the run.
            assertThat(result.failedShare()).isBetween(isBlind ? 0.36 : 0, isBlind ? 0.39 : 0);
        }
    }

    @Test
    void servicesOfOneGraphStandInTheSameZones() {
        GraphSpec.Builder spec = GraphSpec.of(new Load.Open(Processes.poisson(1)), CallSpec.plain("api"))
                .service(service("api", "random")
                        .calls(Stage.of(CallSpec.plain("db")))
                        .build())
                .service(ServiceSpec.named("db")
                        .server(ServerSpec.of("db", Distributions.constant(0)))
                        .build());
        assertThatThrownBy(spec::build).hasMessageContaining("the same zones");
    }
}
