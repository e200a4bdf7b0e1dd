package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.clock.NodeClock;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.server.ServerSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who measures by a wall clock is fooled when it jumps; who measures by a monotonic one is not. */
class BalancerClockTest {
    private static final long SECOND_NS = 1_000_000_000;

    private static TrafficResult run(String algorithm, boolean wall, Consumer<NodeClock> change) {
        TrafficRun run = TrafficRun.prepare(
                poisson(300)
                        .servers(5, ServerSpec.of("server", Distributions.exponential(10_000_000)))
                        .latency(Distributions.constant(1_000_000))
                        .algorithm(algorithm)
                        .settings(Settings.DEFAULT.withWallClock(wall))
                        .requests(12_000)
                        .build(),
                1);
        NodeClock clock = run.fleet().clock(0);
        run.simulation().scheduleAt(20 * SECOND_NS, () -> change.accept(clock));
        return run.run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"peak-ewma", "least-response-time", "prequal"})
    void aMonotonicClockDoesNotJump(String algorithm) {
        TrafficResult right = run(algorithm, false, clock -> {});
        TrafficResult jumped = run(algorithm, false, clock -> clock.jump(30 * SECOND_NS));
        assertThat(jumped.servers()).isEqualTo(right.servers());
        assertThat(run(algorithm, true, clock -> {}).servers()).isEqualTo(right.servers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"peak-ewma", "least-response-time", "prequal"})
    void aWallClockThatJumpsAheadChangesWhatIsChosen(String algorithm) {
        TrafficResult right = run(algorithm, true, clock -> {});
        assertThat(run(algorithm, true, clock -> clock.jump(30 * SECOND_NS)).servers())
                .isNotEqualTo(right.servers());
    }

    @Test
    void anAverageBelievesInAnswersThatTookNoTime() {
        TrafficResult right = run("least-response-time", true, clock -> {});
        assertThat(run("least-response-time", true, clock -> clock.jump(-30 * SECOND_NS))
                        .servers())
                .isNotEqualTo(right.servers());
    }

    @Test
    void whatIsBlindToTimeIsBlindToClocks() {
        TrafficResult right = run("least-connections", true, clock -> {});
        assertThat(run("least-connections", true, clock -> clock.jump(30 * SECOND_NS))
                        .servers())
                .isEqualTo(right.servers());
    }
}
