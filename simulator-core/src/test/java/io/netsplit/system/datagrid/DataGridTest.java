package io.netsplit.system.datagrid;

import static io.netsplit.system.RandomTrial.MS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Nemesis;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Operation;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataGridTest {
    private static final long CUT_NS = 3_000 * MS;
    private static final long HEALED_NS = 13_000 * MS;
    private static final long END_NS = 20_000 * MS;
    private static final int SEEDS = 8;
    private static final int CHAOS_SEEDS = 6;

    /** Five nodes, of which two are cut off for ten seconds. */
    private static RunResult cut(DataType type, String policy, int protection) {
        FaultStep cut = new FaultStep(
                "cut",
                Trigger.at(CUT_NS),
                DurationRange.of(HEALED_NS - CUT_NS),
                new Fault.Partition(
                        List.of(
                                new Selector.Union(List.of(new Selector.Named("n1"), new Selector.Named("n2"))),
                                new Selector.Rest()),
                        CutDirection.BOTH));
        return Run.execute(RunSpec.of(new DataGrid())
                .topology(cluster -> cluster.nodes(5).links(LinkSettings.of(Distributions.constant(2 * MS))))
                .option(GridOptions.BACKUPS, 4L)
                .option(GridOptions.MERGE_POLICY, policy)
                .option(GridOptions.PROTECTION, (long) protection)
                .workload(WorkloadSpec.defaults(type, 5)
                        .withKeys(Keys.uniform(3))
                        .withPlacement(Placement.COLOCATED)
                        .withRoute(new DataGrid().defaultRoute()))
                .faults(FaultSchedule.of(List.of(cut)))
                .durationNs(END_NS)
                .build());
    }

    private static long acknowledgedBySmallSide(RunResult result, long fromNs) {
        return result.history().operations().stream()
                .filter(one -> one.isOk() && one.answeredBy() < 2)
                .filter(one -> one.completedNs() > fromNs && one.completedNs() < HEALED_NS)
                .count();
    }

    private static double measure(RunResult result, String name) {
        return result.meter().measure(name, List.of(new Meter.Window(0, result.endNs())));
    }

    @Test
    void bothSidesGoOnUnderACoordinatorEachAndThenThereIsOneAgain() {
        RunResult result = cut(DataType.SET, "unite", 0);
        assertThat(acknowledgedBySmallSide(result, CUT_NS + 2_000 * MS)).isPositive();
        assertThat(result.beliefs().stream().filter(belief -> belief.fromNs() < HEALED_NS && belief.toNs() > HEALED_NS))
                .as("coordinators when the cut heals")
                .hasSize(2);
        assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                .as("coordinators in the end")
                .hasSize(1);
        assertThat(measure(result, "merge-conflicts")).isPositive();
    }

    @Test
    void whatThePolicyDropsIsLostAndUnitedSetsLoseNothing() {
        assertThat(RandomTrial.lostWrites(cut(DataType.SET, "unite", 0))).isEmpty();
        for (String policy : List.of("put-if-absent", "latest-update", "higher-hits", "pass-through", "discard")) {
            RunResult result = cut(DataType.SET, policy, 0);
            assertThat(RandomTrial.lostWrites(result)).as(policy).isPresent();
            assertThat(measure(result, "values-discarded")).as(policy).isPositive();
        }
    }

    @Test
    void aProtectedSmallSideRefusesAndLosesNothing() {
        RunResult result = cut(DataType.SET, "put-if-absent", 3);
        assertThat(acknowledgedBySmallSide(result, CUT_NS + 2_000 * MS)).isZero();
        assertThat(result.lostWrites().lost()).isEmpty();
    }

    @Test
    void withOneBackupASideMayGoOnWithoutAKeyAndTheMergeBringsItBack() {
        RunResult result = Run.execute(RunSpec.of(new DataGrid())
                .nodes(3)
                .option(GridOptions.BACKUPS, 0L)
                .workload(WorkloadSpec.defaults(DataType.SET, 3)
                        .withKeys(Keys.uniform(20))
                        .withRoute(new DataGrid().defaultRoute()))
                .faults(FaultSchedule.of(List.of(new FaultStep(
                        "cut",
                        Trigger.at(CUT_NS),
                        DurationRange.of(HEALED_NS - CUT_NS),
                        new Fault.Isolate(new Selector.Named("n2"), CutDirection.BOTH)))))
                .durationNs(END_NS)
                .build());
        FaultSpan cut = result.faults().get(0);
        assertThat(result.history().operations())
                .as("a read on one side during the cut finds nothing, though adds were acknowledged before it")
                .anyMatch(one -> isEmptyRead(one)
                        && one.completedNs() < cut.endNs()
                        && one.invokedNs() > cut.startNs() + 2_000 * MS);
        assertThat(measure(result, "values-brought")).isPositive();
    }

    private static boolean isEmptyRead(Operation one) {
        return one.isOk() && one.output() instanceof List<?> list && list.isEmpty();
    }

    /** Single nodes crash, one after the other, on bad links; two backups are enough for that. */
    private static RandomTrial crashes() {
        Nemesis nemesis = new Nemesis(
                "crashes",
                List.of(new Fault.Crash(new Selector.Share(0.1), DiskLoss.EVERYTHING)),
                new DurationRange(2_500 * MS, 3_500 * MS),
                new DurationRange(200 * MS, 1_500 * MS),
                1,
                2_000 * MS,
                16_000 * MS);
        return RandomTrial.of(new DataGrid())
                .withNodes(4, 5)
                .withTypes(DataType.SET)
                .with(GridOptions.BACKUPS, 2L)
                .withTimes(16_000 * MS, END_NS)
                .withChange(spec -> spec.faults(FaultSchedule.of(List.of()).withNemeses(List.of(nemesis))));
    }

    @Test
    void noAcknowledgedWriteIsLostWhileNodesCrashOneAtATime() {
        assertThat(crashes().firstCaught(SEEDS, RandomTrial::lostWrites)).isEmpty();
    }

    @Test
    void aNodeThatServesBeforeItHasCopiesLosesWrites() {
        Optional<RandomTrial.Caught> caught =
                crashes().with(GridOptions.COPY_FIRST, false).firstCaught(SEEDS, RandomTrial::lostWrites);
        assertThat(caught).isPresent();
        SafeguardTable.hold(
                "data-grid",
                List.of(new SafeguardTable.Row(
                        "copy-before-serving: false",
                        "lost writes of the history",
                        caught.orElseThrow().seed())));
    }

    @Test
    void whateverHappensOneCoordinatorIsLeft() {
        RandomTrial trial = RandomTrial.of(new DataGrid()).withTimes(8_000 * MS, END_NS);
        for (long seed = 1; seed <= CHAOS_SEEDS; seed++) {
            RunResult result = trial.run(seed);
            assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                    .as("seed %d", seed)
                    .hasSize(1);
        }
    }
}
