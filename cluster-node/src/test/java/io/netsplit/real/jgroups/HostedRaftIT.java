package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.netsplit.kernel.Outcome;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's own Raft on three real nodes: its leader is cut off, then the leader of the day is killed. */
class HostedRaftIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final Served served = Served.after("crash");

    private RunSpec spec() {
        FaultStep cut = new FaultStep(
                "cut",
                new Trigger.At(DurationRange.of(2 * SECOND_NS)),
                DurationRange.of(8 * SECOND_NS),
                new Fault.Partition(List.of(new Selector.Leader(), new Selector.Rest()), CutDirection.BOTH));
        FaultStep crash = new FaultStep(
                "crash",
                new Trigger.At(DurationRange.of(12 * SECOND_NS)),
                DurationRange.of(2 * SECOND_NS),
                new Fault.Crash(new Selector.Leader(), DiskLoss.NOTHING));
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("election-timeout", new io.netsplit.system.OptionValues.Range(500_000_000, 1_000_000_000))
                .faults(FaultSchedule.of(List.of(cut, crash)))
                .observer(served)
                .limits(served.limits())
                .durationNs(MOST_NS)
                .build();
    }

    @Test
    void passesTheChecksOfTheSimulator() throws Exception {
        BackEnd jgroups = new JGroupsBackEnd();
        assertThat(jgroups.objections(spec())).isEmpty();
        RunResult result;
        try (BackEnd.Deployment deployment = jgroups.deploy(spec(), folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }

        FaultSpan cut = result.faults().get(0);
        int cutOff = cut.minority().get(0);
        assertThat(result.beliefs())
                .as("the majority elects a leader while its former one is cut off")
                .anyMatch(belief ->
                        belief.node() != cutOff && belief.fromNs() > cut.startNs() && belief.fromNs() < cut.endNs());
        assertThat(result.outcome())
                .as("it ends when it serves with the killed leader back")
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.invariants()).hasSize(new Raft().invariantNames().size());
        assertThat(result.invariants()).allMatch(one -> one.violation().isEmpty());
        assertThat(result.invariants()).extracting(InvariantResult::checks).allMatch(checks -> checks > 0);
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }
}
