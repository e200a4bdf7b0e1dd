package io.netsplit.system.multiprimary;

import static io.netsplit.system.RandomTrial.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.LatencySummary;
import io.netsplit.cluster.clock.Strobe;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionException;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.DataType;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiPrimaryStoryTest {
    private static RunSpec.Builder spec(DataType type) {
        return RunSpec.of(new MultiPrimary())
                .topology(cluster -> cluster.nodes(3)
                        .links(LinkSettings.of(Distributions.constant(20 * MS)))
                        .diskSync(Distributions.constant(MS)))
                .workload(WorkloadSpec.defaults(type, 3).withRoute(new MultiPrimary().defaultRoute()))
                .durationNs(4_000 * MS);
    }

    private static FaultSchedule from(long startNs, Fault fault) {
        return FaultSchedule.of(
                List.of(new FaultStep("fault", Trigger.at(startNs), DurationRange.of(1_000 * MS), fault)));
    }

    @Test
    void anAsynchronousWriteWaitsForItsOwnDiskAndASynchronousOneForEverybodys() {
        assertThat(meanWriteNs("asynchronous")).isBetween(1.0 * MS, 3.0 * MS);
        assertThat(meanWriteNs("synchronous")).isBetween(41.0 * MS, 45.0 * MS);
    }

    private static double meanWriteNs(String replication) {
        RunResult result = Run.execute(
                spec(DataType.COUNTER).option("replication", replication).build());
        return LatencySummary.of(result.history().withFunction(Functions.ADD).completed(Completion.OK))
                .meanNs();
    }

    @Test
    void duringACutOnlyAsynchronousWritesAreAcknowledged() {
        assertThat(acknowledgedDuringACut("asynchronous")).isPositive();
        assertThat(acknowledgedDuringACut("synchronous")).isZero();
    }

    private static int acknowledgedDuringACut(String replication) {
        RunResult result = Run.execute(spec(DataType.COUNTER)
                .option("replication", replication)
                .faults(from(1_000 * MS, new Fault.Isolate(new Selector.Share(0.1), CutDirection.BOTH)))
                .build());
        return result.history()
                .withFunction(Functions.ADD)
                .invokedIn(1_100 * MS, 1_900 * MS)
                .where(operation -> operation.isOk() && operation.completedNs() < 2_000 * MS)
                .size();
    }

    @Test
    void aStrobingClockLosesUpdatesByWallClocksAndNoneByCauseUnderHybridClocks() {
        assertThat(causallyLost("lww-wall-clock")).isTrue();
        assertThat(causallyLost("lww-hybrid-logical-clock")).isFalse();
    }

    @Test
    void aClockThatSteppedBackLosesToItselfByWallClocksOnly() {
        Fault back = RandomTrial.jump(-500 * MS);
        assertThat(causallyLost("lww-wall-clock", back)).isTrue();
        assertThat(causallyLost("lww-hybrid-logical-clock", back)).isFalse();
    }

    private static boolean causallyLost(String versions) {
        return causallyLost(
                versions,
                new Fault.ClockChange(new Selector.Share(0.5), 0, 0, 0, new Strobe(300 * MS, 100 * MS), null));
    }

    private static boolean causallyLost(String versions, Fault fault) {
        RunResult result = Run.execute(spec(DataType.SET)
                .option("versions", versions)
                .faults(from(1_000 * MS, fault))
                .build());
        return Trials.lostUpdates(result, "lost-updates.causal").isPresent();
    }

    @Test
    void whatCannotBeIsRefusedByTheOptionThatIsWrong() {
        refuses(DataType.SET, "merge", "siblings", "merges siblings, which only");
        refuses(DataType.COUNTER, "crdt", "or-set", "names a type for");
        refuses(DataType.SET, "shipping", "state", "one of the two ways");
        refuses(DataType.SET, "time-to-live", 1_000 * MS, "needs last-write-wins");
    }

    private static void refuses(DataType type, String option, Object value, String message) {
        assertThatThrownBy(() -> Run.execute(spec(type).option(option, value).build()))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(message);
    }
}
