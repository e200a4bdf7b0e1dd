package io.netsplit.visualizer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.trace.Divergence;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that take place while they are looked at. */
class StudioTest {
    private static final long SECOND = 1_000_000_000;
    private static final long PATIENCE_NS = 120 * SECOND;

    private final SampleWorkshop workshop = new SampleWorkshop();
    private Studio studio = new Studio(workshop, SampleWorkshop.SCRIPT, "", Optional.empty());
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

    private void awaitEnd() {
        studio.want(Long.MAX_VALUE);
        await(() -> !studio.isLive() && seen != null && !seen.recording().isGrowing());
    }

    @Test
    void itGoesAsFarAsSomebodyWantsToSee() {
        studio.start();
        studio.want(SECOND);
        awaitHead(SECOND);
        assertThat(seen.recording().endNs()).isEqualTo(SECOND);
        assertThat(seen.recording().isGrowing()).isTrue();
        assertThat(seen.recording().header().nodes()).containsExactly("n1", "n2", "n3");
        int before = seen.recording().events().count();
        studio.step();
        await(() -> seen.recording().events().count() > before);
        assertThat(seen.recording().events().timeNs(before))
                .isEqualTo(seen.recording().endNs());
        awaitEnd();
        assertThat(seen.recording().endNs()).isEqualTo(3 * SECOND);
        assertThat(seen.findings()).hasSize(2);
        assertThat(seen.verdict()).isEqualTo(Finding.Outcome.PASS);
        assertThat(seen.title()).isEqualTo("Three nodes of Raft");
    }

    @Test
    void aHandForksABranchThatSharesThePast() {
        studio.start();
        studio.want(SECOND);
        awaitHead(SECOND);
        Recording main = seen.recording();
        String line = studio.fork(Hand.kill("n2"), SECOND - 1);
        assertThat(line).isEqualTo("{ at: 1s, name: kill-by-hand-1, crash: n2 }");
        assertThat(studio.isCatchingUp()).isTrue();
        awaitHead(SECOND);
        Recording branch = seen.recording();
        Events old = main.events();
        int shared = old.lastAt(SECOND - 1) + 1;
        assertThat(shared).isPositive();
        for (int event = 0; event < shared; event++) {
            assertThat(branch.events().timeNs(event)).isEqualTo(old.timeNs(event));
            assertThat(branch.events().word(event)).isEqualTo(old.word(event));
        }
        assertThat(branch.faultsAt(SECOND)).extracting(FaultSpan::name).containsExactly("kill-by-hand-1");
        assertThat(branch.condition(1, SECOND))
                .hasValueSatisfying(one -> assertThat(one.state()).isEqualTo(Condition.State.DOWN));
        studio.turn(-1);
        await(() -> seen.recording() == main);
        assertThat(studio.branches()).extracting(Branch::name).containsExactly("main", "branch 1");
    }

    @Test
    void aBranchIsTheRunThatItComesFromUpToTheHandOnIt() {
        studio.start();
        studio.want(SECOND);
        awaitHead(SECOND);
        assertThat(studio.beside()).as("the first comes from none").isEmpty();
        studio.fork(Hand.kill("n2"), SECOND / 2);
        awaitHead(SECOND / 2);
        Beside beside = studio.beside().orElseThrow();
        assertThat(beside.name()).isEqualTo("branch 1");
        assertThat(beside.otherName()).isEqualTo("main");
        assertThat(beside.divergence().answer()).isEqualTo(Divergence.Answer.DIFFERENT);
        assertThat(beside.partNs()).isEqualTo(SECOND / 2);
        assertThat(seen.recording().events().timeNs(beside.event())).isEqualTo(SECOND / 2);
        assertThat(beside.next()).contains("in branch 1 fault kill-by-hand-1 begins, in main ");
        Beside first = beside;
        awaitEnd();
        beside = studio.beside().orElseThrow();
        assertThat(beside).as("what has parted once has parted for good").isEqualTo(first);
        studio.fork(Hand.healAll(), 2 * SECOND);
        awaitHead(2 * SECOND);
        beside = studio.beside().orElseThrow();
        assertThat(beside.otherName()).isEqualTo("branch 1");
        assertThat(beside.partNs()).isEqualTo(2 * SECOND);
        studio.turn(1);
        assertThat(studio.beside()).isEmpty();
    }

    @Test
    void aBranchThatIsSavedIsTheSameRun() {
        studio.start();
        studio.want(SECOND / 2);
        awaitHead(SECOND / 2);
        studio.fork(Hand.cut(List.of("n1"), List.of("n2", "n3"), false), SECOND / 2);
        studio.want(SECOND);
        awaitHead(SECOND);
        studio.fork(Hand.skew("n3"), 3 * SECOND / 4);
        studio.fork(Hand.healAll(), SECOND);
        awaitEnd();
        assertThat(studio.current().deeds()).hasSize(3);
        assertThat(studio.asScript().text()).contains("skew-by-hand-2, clock: n3, offset: +500ms }");
        ScenarioFile file = studio.asScript().read().file().orElseThrow();
        assertThat(studio.asScript().name()).isEqualTo("three-branch-3.netsplit.yaml");
        Take saved = new Take();
        workshop.start(file, "usual", 7, saved).openUntil(Long.MAX_VALUE);
        Studio lone = studio;
        await(saved::isOver);
        assertThat(digest(saved.state().orElseThrow().result()))
                .isEqualTo(digest(lone.current().take().state().orElseThrow().result()));
        Recording again = saved.state().orElseThrow().recording();
        assertThat(again.events().count()).isEqualTo(seen.recording().events().count());
    }

    private static String digest(Optional<SweepResult> result) {
        RunSummary run = result.orElseThrow().variants().get(0).runs().get(0);
        return run.digest();
    }

    @Test
    void whatWasDoneLaterIsNotPartOfABranchThatForksEarlier() {
        studio.start();
        studio.want(SECOND);
        awaitHead(SECOND);
        studio.fork(Hand.pause("n1"), SECOND);
        awaitHead(SECOND);
        studio.fork(Hand.kill("n2"), SECOND / 2);
        assertThat(studio.current().deeds()).hasSize(1);
        assertThat(studio.current().steps()).allMatch(step -> step.contains("crash: n2"));
    }

    @Test
    void aVariantWithFaultsOfItsOwnGetsTheLine() {
        studio = new Studio(workshop, SampleWorkshop.SCRIPT, "calm", Optional.of(8L));
        studio.start();
        studio.fork(Hand.slow("n1"), SECOND / 4);
        awaitHead(SECOND / 4);
        assertThat(studio.asScript().text())
                .contains("calm: { faults: [ { at: 250ms, name: slow-by-hand-1, slow: n1, factor: 20 }] }");
        assertThat(seen.recording().header().seed()).isEqualTo(8);
        assertThat(seen.recording().faults()).extracting(FaultSpan::name).containsExactly("slow-by-hand-1");
    }

    @Test
    void whatCannotBeDoneIsToldAndMakesNoBranch() {
        studio.start();
        assertThatThrownBy(() -> studio.fork(Hand.kill("n9"), SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n9");
        assertThatThrownBy(() -> studio.fork(Hand.kill("n1"), 3 * SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the run is over by then");
        assertThat(studio.branches()).hasSize(1);
    }

    @Test
    void aRecordingIsTheMainBranch() {
        studio.start();
        awaitEnd();
        OpenedRun recorded = seen;
        studio.close();
        studio = new Studio(workshop, SampleWorkshop.SCRIPT, "usual", Optional.of(7L));
        studio.startFrom(recorded);
        seen = recorded;
        assertThat(studio.isLive()).isFalse();
        studio.fork(Hand.kill("n1"), SECOND);
        awaitHead(SECOND);
        assertThat(seen).isNotSameAs(recorded);
        assertThat(studio.isLive()).isTrue();
    }

    @Test
    void onRealNodesTheRunGoesOnByItselfAndIsJudged() {
        studio = new Studio(workshop, SampleWorkshop.SCRIPT, "", Optional.empty(), SampleWorkshop.WALL);
        studio.start();
        List<String> done = new ArrayList<>();
        await(() -> seen != null);
        studio.act(Hand.kill("n2"), done::add, done::add);
        await(() -> !studio.isLive() && !done.isEmpty());
        assertThat(done).singleElement().asString().contains("name: kill-by-hand-1, crash: n2 }");
        assertThat(studio.asScript().name()).isEqualTo("three-on-wall.netsplit.yaml");
        assertThat(studio.asScript().text()).contains("- " + done.get(0));
        assertThat(seen.recording().endNs()).isEqualTo(3 * SECOND);
        assertThat(seen.findings()).hasSize(2);
        assertThatThrownBy(() -> studio.act(Hand.kill("n3"), done::add, done::add))
                .hasMessageContaining("the run is over by then");
    }

    @Test
    void whereNoNodesCanBeIsTold() {
        studio = new Studio(workshop, SampleWorkshop.SCRIPT, "", Optional.empty(), "nowhere");
        studio.start();
        long startNs = System.nanoTime();
        while (studio.problem().isEmpty()) {
            studio.pump(seen);
            assertThat(System.nanoTime() - startNs).isLessThan(PATIENCE_NS);
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(studio.problem()).isEqualTo("No back end is called 'nowhere'");
        assertThat(studio.isLive()).isFalse();
        assertThatThrownBy(() -> studio.act(Hand.kill("n3"), line -> {}, line -> {}))
                .hasMessageContaining("the nodes are not there");
    }
}
