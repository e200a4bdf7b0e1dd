package io.netsplit.real.jgroupsraft;

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
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.run.BackEnd;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Applied;
import io.netsplit.system.raft.Raft;
import io.netsplit.trace.Observer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real members of jgroups-raft: their leader is cut off, then n3 is killed and comes back with its log. The run ends when
 * n3 is among the others again, however long that takes. Nothing is asked of service afterwards: under steady load the product
 * may leave a member behind that lacks entries (docs/real-clusters.md).
 */
class JGroupsRaftIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long MS_NS = 1_000_000;
    private static final long BACK_NS = 16 * SECOND_NS;
    private static final int KILLED = 2;

    @TempDir
    Path folder;

    private final Seen seen = new Seen();

    /** What the second life of n3 has told, and whether it is all that is waited for. */
    private static final class Seen implements Observer {
        private final List<String> told = new ArrayList<>();
        private final List<Long> appliedAgain = new ArrayList<>();
        private boolean rejoined;

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (!(event instanceof Applied)) {
                told.add(timeNs / MS_NS + " ms n" + (node + 1) + " " + event);
            }
            if (node == KILLED && timeNs > BACK_NS) {
                rejoined |= event.type().endsWith("view");
                if (event instanceof Applied applied) {
                    appliedAgain.add(applied.position());
                }
            }
        }

        private boolean everything() {
            return rejoined && !appliedAgain.isEmpty();
        }
    }

    private static FaultStep step(String name, long atS, long lastsS, Fault fault) {
        return new FaultStep(
                name, new Trigger.At(DurationRange.of(atS * SECOND_NS)), DurationRange.of(lastsS * SECOND_NS), fault);
    }

    private RunSpec spec() {
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "log")
                .invariants(List.of("one-leader-per-term"))
                .faults(FaultSchedule.of(List.of(
                        step("cut", 1, 10, new Fault.Isolate(new Selector.Leader(), CutDirection.BOTH)),
                        step("kill", 15, 1, new Fault.Crash(new Selector.Named("n3"), DiskLoss.NOTHING)))))
                .observer(seen)
                .limits(Limits.DEFAULT.withInterrupted(seen::everything))
                .durationNs(120 * SECOND_NS)
                .build();
    }

    @Test
    void theMajorityGoesOnTheMinorityAcknowledgesNothingAndTheLogSurvivesAKill() throws Exception {
        BackEnd product = new JGroupsRaftBackEnd();
        assertThat(product.objections(spec())).isEmpty();
        RunResult result;
        try (BackEnd.Deployment deployment = product.deploy(spec(), folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }
        assertThat(result.outcome())
                .as("n3 is back with its log; told were %s", seen.told)
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(seen.told)
                .as("n1 tells how many messages it has had from n2")
                .anyMatch(line ->
                        line.contains(" n1 ") && line.contains("messages-received") && line.contains("from-n2"));
        assertThat(seen.appliedAgain.get(0)).as("what n3 applies first, again").isEqualTo(1);
        FaultSpan cut = result.faults().get(0);
        int cutOff = cut.minority().get(0);
        assertThat(result.beliefs())
                .as("the majority elects a leader while its former one is cut off")
                .anyMatch(belief ->
                        belief.node() != cutOff && belief.fromNs() > cut.startNs() && belief.fromNs() < cut.endNs());
        assertThat(result.history().operations())
                .as("what is cut off acknowledges nothing that it is asked for then")
                .noneMatch(one -> one.isOk()
                        && one.answeredBy() == cutOff
                        && one.invokedNs() > cut.startNs()
                        && one.completedNs() < cut.endNs());
        assertThat(result.invariants())
                .singleElement()
                .matches(one -> one.violation().isEmpty());
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }
}
