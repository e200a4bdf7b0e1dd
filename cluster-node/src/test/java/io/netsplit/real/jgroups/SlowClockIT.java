package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.Cluster;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import io.netsplit.system.raft.Raft;
import io.netsplit.trace.Observer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three real nodes read by leases; the leader's clock becomes far too slow, and the leader is cut off: the checker sees what
 * the shortcut costs. Faults wait for a leader, and the run ends when it has read what another one had replaced.
 */
class SlowClockIT {
    private static final long SECOND_NS = 1_000_000_000;
    /** A second of the clock takes a hundred: a lease of one outlives the election of another leader on any machine. */
    private static final long MUCH_TOO_SLOW_PPM = -990_000;

    private static final int ENOUGH = 3;

    /** Counts reads that the slow leader answered, and that were asked for when another one had acknowledged a change. */
    private static final class StaleReads implements Observer {
        private final Cluster cluster;
        private long changedNs = Long.MAX_VALUE;
        private int count;

        StaleReads(Cluster cluster) {
            this.cluster = cluster;
        }

        @Override
        public void operationCompleted(long timeNs, Operation operation) {
            int node = operation.answeredBy();
            if (!operation.isOk() || node < 0) {
                return;
            }
            boolean reads = operation.function().equals(Functions.READ);
            if (isSlow(node)) {
                count += reads && operation.invokedNs() > changedNs ? 1 : 0;
            } else if (!reads && isAnybodySlow()) {
                changedNs = Math.min(changedNs, timeNs);
            }
        }

        private boolean isSlow(int node) {
            return cluster.clock(node).driftPpm() != 0;
        }

        private boolean isAnybodySlow() {
            boolean anybody = false;
            for (int node = 0; node < cluster.nodes(); node++) {
                anybody |= isSlow(node);
            }
            return anybody;
        }
    }

    @TempDir
    Path folder;

    private StaleReads stale;

    /** Begins once somebody has led for a second, and lasts until the run ends. */
    private static FaultStep step(String name, Fault fault) {
        return new FaultStep(name, Trigger.at(SECOND_NS), DurationRange.ZERO, fault, SECOND_NS);
    }

    private RunSpec spec() {
        Selector leader = new Selector.Leader();
        Fault slow = new Fault.ClockChange(leader, 0, MUCH_TOO_SLOW_PPM, 0, null, null);
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "lease")
                .option("election-timeout", new OptionValues.Range(SECOND_NS, 2 * SECOND_NS))
                .faults(FaultSchedule.of(
                        List.of(step("slow-clock", slow), step("cut", new Fault.Isolate(leader, CutDirection.BOTH)))))
                .preparation(cluster -> {
                    stale = new StaleReads(cluster);
                    cluster.observe(stale);
                })
                .limits(Limits.DEFAULT.withInterrupted(() -> stale != null && stale.count >= ENOUGH))
                .durationNs(90 * SECOND_NS)
                .build();
    }

    @Test
    void aLeaseThatOutlivesThePromiseBehindItGivesStaleReads() throws Exception {
        BackEnd jgroups = new JGroupsBackEnd();
        assertThat(jgroups.objections(spec())).isEmpty();
        assertThat(jgroups.remarks(spec())).anyMatch(remark -> remark.contains("clocks are wrong"));
        RunResult result;
        try (BackEnd.Deployment deployment = jgroups.deploy(spec(), folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }
        assertThat(result.outcome())
                .as("the slow leader goes on answering reads while another one leads; faults were %s", result.faults())
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.NOT_LINEARIZABLE);
    }
}
