package io.netsplit.real.ratis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Belief;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.kernel.Outcome;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes of Ratis: first their leader is cut off, then the leader of the day is killed, and comes back. */
class RatisIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final Served served = Served.after("crash");

    private RunSpec spec() {
        FaultStep cut = new FaultStep(
                "cut",
                new Trigger.At(DurationRange.of(2 * SECOND_NS)),
                DurationRange.of(10 * SECOND_NS),
                new Fault.Partition(List.of(new Selector.Leader(), new Selector.Rest()), CutDirection.BOTH));
        FaultStep crash = new FaultStep(
                "crash",
                new Trigger.At(DurationRange.of(15 * SECOND_NS)),
                DurationRange.of(2 * SECOND_NS),
                new Fault.Crash(new Selector.Leader(), DiskLoss.NOTHING));
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "log")
                .invariants(List.of("one-leader-per-term"))
                .faults(FaultSchedule.of(List.of(cut, crash)))
                .observer(served)
                .limits(served.limits())
                .durationNs(MOST_NS)
                .build();
    }

    @Test
    void theMajorityElectsALeaderTheMinorityAcknowledgesNothingAndNothingIsLost() throws Exception {
        BackEnd ratis = new RatisBackEnd();
        assertThat(ratis.objections(spec())).isEmpty();
        RunResult result;
        try (BackEnd.Deployment deployment = ratis.deploy(spec(), folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }

        FaultSpan cut = result.faults().get(0);
        int cutOff = cut.minority().get(0);
        assertThat(result.beliefs())
                .as("the majority elects a leader while its former one is cut off")
                .anyMatch(belief ->
                        belief.node() != cutOff && belief.fromNs() > cut.startNs() && belief.fromNs() < cut.endNs());
        assertThat(result.history().operations())
                .as("once the cut-off leader has noticed, it acknowledges nothing")
                .noneMatch(one -> one.completion() == Completion.OK
                        && one.answeredBy() == cutOff
                        && one.invokedNs() > stepDownNs(result, cutOff, cut)
                        && one.completedNs() < cut.endNs());
        assertThat(result.outcome())
                .as("it ends when it serves with the killed leader back")
                .isEqualTo(Outcome.INTERRUPTED);
        Verdict verdict = result.linearizability(new Budget(10_000_000));
        assertThat(verdict.answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
        assertThat(result.invariants()).allMatch(one -> one.violation().isEmpty());
        assertThat(Files.list(folder))
                .hasSize(3)
                .allMatch(path -> path.toString().endsWith(".log"));
    }

    private static long stepDownNs(RunResult result, int node, FaultSpan cut) {
        return result.beliefs().stream()
                .filter(belief -> belief.node() == node && belief.fromNs() <= cut.startNs())
                .mapToLong(Belief::toNs)
                .max()
                .orElse(cut.startNs());
    }
}
