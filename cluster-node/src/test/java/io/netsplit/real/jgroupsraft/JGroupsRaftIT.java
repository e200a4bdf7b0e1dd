package io.netsplit.real.jgroupsraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.LeaderCutOff;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Applied;
import io.netsplit.system.raft.Raft;
import io.netsplit.trace.Observer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real members of jgroups-raft: their leader is cut off until there is another one, then n3 is killed and comes back with
 * its log. The run ends when n3 is among the others again. Each step waits for what it needs, however long that takes. Nothing
 * is asked of service afterwards: under steady load the product may leave a member behind that lacks entries
 * (docs/real-clusters.md).
 */
class JGroupsRaftIT {
    private static final long MS_NS = 1_000_000;
    private static final long SECOND_NS = 1_000_000_000;
    private static final int KILLED = 2;

    @TempDir
    Path folder;

    private final Steps steps = new Steps();

    /** What is done to the members, one thing after the other, and what they tell meanwhile. */
    private static final class Steps implements Observer {
        private final List<String> told = new ArrayList<>();
        private final List<Long> appliedAgain = new ArrayList<>();
        private @Nullable LeaderCutOff cut;
        private long backNs = Long.MAX_VALUE;
        private boolean rejoined;

        void begin(Cluster cluster) {
            cluster.observe(this);
            cut = LeaderCutOff.of(cluster, () -> {
                cluster.simulation().schedule(3 * SECOND_NS, () -> cluster.crash(KILLED, DiskLoss.NOTHING));
                cluster.simulation().schedule(4 * SECOND_NS, () -> {
                    backNs = cluster.simulation().now();
                    cluster.restart(KILLED);
                });
            });
        }

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            if (!(event instanceof Applied)) {
                told.add(timeNs / MS_NS + " ms n" + (node + 1) + " " + event);
            }
            if (node == KILLED && timeNs > backNs) {
                rejoined |= event.type().endsWith("view");
                if (event instanceof Applied applied) {
                    appliedAgain.add(applied.position());
                }
            }
        }

        private boolean done() {
            return rejoined && !appliedAgain.isEmpty();
        }

        private LeaderCutOff cut() {
            return Objects.requireNonNull(cut);
        }
    }

    private RunSpec spec() {
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "log")
                .invariants(List.of("one-leader-per-term"))
                .preparation(steps::begin)
                .limits(Limits.DEFAULT.withInterrupted(steps::done))
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
                .as("the majority elects a leader, and n3 is back with its log; told were %s", steps.told)
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(steps.appliedAgain.get(0)).as("what n3 applies first, again").isEqualTo(1);
        assertThat(steps.told)
                .as("n1 tells how many messages it has had from n2")
                .anyMatch(line ->
                        line.contains(" n1 ") && line.contains("messages-received") && line.contains("from-n2"));
        assertThat(result.history().operations())
                .as("what is cut off acknowledges nothing that it is asked for then")
                .noneMatch(one -> one.isOk()
                        && one.answeredBy() == steps.cut().node()
                        && one.invokedNs() > steps.cut().cutNs()
                        && one.completedNs() < steps.cut().healNs());
        assertThat(result.invariants())
                .singleElement()
                .matches(one -> one.violation().isEmpty());
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }
}
