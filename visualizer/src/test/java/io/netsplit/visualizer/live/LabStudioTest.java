package io.netsplit.visualizer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.scenario.live.Script;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.model.SweepVariant.ServerQueue;
import io.netsplit.visualizer.picture.PictureTexts;
import io.netsplit.visualizer.picture.Pictures;
import io.netsplit.visualizer.session.Pane;
import io.netsplit.visualizer.session.Session;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs of the traffic lab that take place while they are looked at. */
class LabStudioTest {
    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE_NS = 120 * SECOND;
    private static final Script SCRIPT = new Script("web.yaml", """
            netsplit: 1
            name: web
            title: Three servers
            run: { duration: 4s, warmup: 1s, seeds: [7] }
            topology:
              groups:
                lb: { count: 2 }
                web: { count: 3, service-time: { distribution: exponential, mean: 10ms } }
            system:
              protocol: load-balancer
              with: { servers: web, balancers: lb, algorithm: least-connections }
            workload:
              type: requests
              arrivals: { model: open, rate: 200/s }
              timeout: 1s
            assertions:
              - threshold: availability > 10%
            """, Optional.empty());

    private final Studio studio = new Studio(new SampleWorkshop(), SCRIPT, "", Optional.empty());
    private OpenedRun seen;

    @AfterEach
    void close() {
        studio.close();
    }

    private void await(BooleanSupplier what) {
        long startNs = System.nanoTime();
        while (true) {
            studio.pump(seen).ifPresent(run -> seen = run);
            if (what.getAsBoolean()) {
                return;
            }
            assertThat(studio.problem()).isEmpty();
            assertThat(System.nanoTime() - startNs).as("nothing comes").isLessThan(PATIENCE_NS);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void awaitHead(long timeNs) {
        await(() -> seen != null && !studio.isCatchingUp() && seen.recording().endNs() >= timeNs);
    }

    private SweepVariant shown() {
        return seen.sweep().balanced().get(0);
    }

    private ServerQueue server(String name) {
        return shown().servers().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsQueuesAndLatenciesShowWhileItRuns() {
        studio.start();
        studio.want(2 * SECOND);
        awaitHead(2 * SECOND);
        assertThat(seen.recording().isGrowing()).isTrue();
        assertThat(shown().name()).isEqualTo("default");
        assertThat(shown().servers()).extracting(ServerQueue::name).containsExactly("web1", "web2", "web3");
        assertThat(shown().curve()).isNotEmpty();
        assertThat(shown().steps()).isNotEmpty().allMatch(step -> step.startNs() <= 2 * SECOND);
        assertThat(shown().figures()).containsKeys("latency.p50", "latency.p99", "availability");
        Session session = new Session(seen);
        assertThat(session.view().pane()).isEqualTo(Pane.LOAD_BALANCING);
        assertThat(PictureTexts.of(new Pictures(session).draw(Pane.LOAD_BALANCING, 900, 600)))
                .contains("default", "web1", "answered within (share by nines)");
        int before = seen.recording().events().count();
        studio.step();
        await(() -> seen.recording().events().count() > before);
        studio.want(Long.MAX_VALUE);
        await(() -> !studio.isLive() && !seen.recording().isGrowing());
        assertThat(seen.verdict()).isEqualTo(Finding.Outcome.PASS);
        assertThat(shown().servers()).hasSize(3);
    }

    @Test
    void aServerThatIsKilledByHandIsDownInABranch() {
        studio.start();
        studio.want(2 * SECOND);
        awaitHead(2 * SECOND);
        String line = studio.fork(Hand.kill("web2"), 2 * SECOND);
        assertThat(line).isEqualTo("{ at: 2s, name: kill-by-hand-1, crash: web2 }");
        studio.want(3 * SECOND);
        awaitHead(3 * SECOND);
        int web2 = seen.recording().header().nodes().indexOf("web2");
        assertThat(seen.recording().condition(web2, 3 * SECOND))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(Condition.State.DOWN));
        assertThat(seen.recording().condition(web2, 2 * SECOND - 1))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(Condition.State.UP));
        assertThat(seen.sweep().faults()).extracting(FaultSpan::name).containsExactly("kill-by-hand-1");
        assertThat(server("web2").at(3 * SECOND)).isZero();
        assertThat(Wish.state(seen.recording(), 3 * SECOND, web2, Condition.State.DOWN, Hand::kill, "crash")
                        .hand())
                .isEqualTo(Hand.heal("kill-by-hand-1"));
        studio.fork(Hand.heal("kill-by-hand-1"), 3 * SECOND);
        studio.want(Long.MAX_VALUE);
        await(() -> !studio.isLive() && !seen.recording().isGrowing());
        assertThat(seen.recording().condition(web2, 4 * SECOND))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(Condition.State.UP));
        assertThat(studio.asScript().text()).contains("crash: web2 }", "heal: kill-by-hand-1 }");
    }

    @Test
    void aLinkToAServerIsCutByHandAndWhatItLosesShows() {
        studio.start();
        studio.want(2 * SECOND);
        awaitHead(2 * SECOND);
        studio.fork(Hand.cut(java.util.List.of("lb1"), java.util.List.of("web1"), false), 2 * SECOND);
        studio.want(3 * SECOND);
        awaitHead(3 * SECOND);
        assertThat(seen.recording().faultsAt(3 * SECOND)).singleElement().matches(FaultSpan::isCut);
    }

    @Test
    void whatTheLabCannotDoIsToldAndMakesNoBranch() {
        studio.start();
        assertThatThrownBy(() -> studio.fork(Hand.skew("web1"), SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clock");
        assertThat(studio.branches()).hasSize(1);
    }
}
