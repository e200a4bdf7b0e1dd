package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.exponential;
import static io.netsplit.traffic.QueueingFigures.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.fleet.Zones;
import io.netsplit.traffic.server.ServerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Zones give ways their length and balancers their clients. */
class ZonesTest {
    private static final double MS = 1e6;

    private static final Zones TWO =
            Zones.of(List.of("west", "east"), new int[] {0, 1}, new int[] {0, 1}, new Distribution[][] {
                {Distributions.constant(MS), Distributions.constant(20 * MS)},
                {Distributions.constant(30 * MS), Distributions.constant(2 * MS)}
            });

    private static TrafficResult run(String algorithm, double west, double east) {
        return TrafficRun.run(
                poisson(100)
                        .servers(2, ServerSpec.of("server", Distributions.constant(0)))
                        .balancers(2)
                        .zones(TWO)
                        .balancerShares(List.of(west, east))
                        .algorithm(algorithm)
                        .requests(20_000)
                        .warmUpShare(0)
                        .build(),
                1);
    }

    @Test
    void anAnswerIsAsLongUnderWayAsItsRequest() {
        assertThat(run("geographic", 1, 0).meanNs()).isCloseTo(2 * MS, within(1.0));
        assertThat(run("geographic", 0, 1).meanNs()).isCloseTo(4 * MS, within(1.0));
        // Half of the requests stay, half cross.
        assertThat(run("round-robin", 1, 0).meanNs()).isCloseTo((2 + 40) / 2.0 * MS, within(1.0));
        assertThat(run("round-robin", 0, 1).meanNs()).isCloseTo((4 + 60) / 2.0 * MS, within(1.0));
    }

    @Test
    void balancersGetTheirShares() {
        TrafficResult result = run("geographic", 3, 1);
        double west = result.servers().get(0).served() / (double) result.ok();
        assertThat(west).isBetween(0.735, 0.765);
    }

    @Test
    void withoutZonesEverythingIsAsNear() {
        TrafficResult plain = TrafficRun.run(
                poisson(2)
                        .servers(3, exponential(1))
                        .latency(Distributions.constant(MS))
                        .requests(5_000)
                        .build(),
                3);
        TrafficResult zoned = TrafficRun.run(
                poisson(2)
                        .servers(3, exponential(1))
                        .zones(Zones.single(Distributions.constant(MS)))
                        .requests(5_000)
                        .build(),
                3);
        assertThat(zoned.meanNs()).isEqualTo(plain.meanNs());
    }
}
