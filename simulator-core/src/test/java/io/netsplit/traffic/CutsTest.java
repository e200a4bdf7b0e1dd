package io.netsplit.traffic;

import static io.netsplit.traffic.QueueingFigures.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Distributions;
import io.netsplit.traffic.server.ServerSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Links between balancers and servers, cut in one direction or both. */
class CutsTest {
    private static TrafficResult run(Consumer<Cuts> change) {
        TrafficRun run = TrafficRun.prepare(
                poisson(100)
                        .servers(2, ServerSpec.of("server", Distributions.constant(1_000_000)))
                        .requests(1_000)
                        .warmUpShare(0)
                        .build(),
                1);
        change.accept(run.cuts());
        return run.run();
    }

    @Test
    void aRequestThatIsLostOnItsWayCostsTheServerNothing() {
        TrafficResult result = run(cuts -> cuts.cutThere(0, 0));
        assertThat(result.failed()).isEqualTo(500);
        assertThat(result.servers().get(0).served()).isZero();
    }

    @Test
    void anAnswerThatIsLostCostsTheServerItsWork() {
        TrafficResult result = run(cuts -> cuts.cutBack(0, 0));
        assertThat(result.failed()).isEqualTo(500);
        assertThat(result.servers().get(0).served()).isEqualTo(500);
    }

    @Test
    void aLinkIsWholeWhenItsLastCutHasHealed() {
        TrafficResult result = run(cuts -> {
            cuts.cut(0, 0);
            cuts.cutBack(0, 0);
            cuts.heal(0, 0);
        });
        assertThat(result.failed()).isEqualTo(500);
        assertThat(run(cuts -> {
                            cuts.cut(0, 0);
                            cuts.cutBack(0, 0);
                            cuts.heal(0, 0);
                            cuts.healBack(0, 0);
                        })
                        .failed())
                .isZero();
    }
}
