package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import io.netsplit.system.raft.Raft;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes read by leases, and the leader's clock is far too slow: the checker sees what the shortcut costs. */
class SlowClockIT {
    private static final long SECOND_NS = 1_000_000_000;
    /** A second of the clock takes twenty. */
    private static final long MUCH_TOO_SLOW_PPM = -950_000;

    @TempDir
    Path folder;

    private static FaultStep step(String name, long atS, long lastsS, Fault fault) {
        return new FaultStep(
                name, new Trigger.At(DurationRange.of(atS * SECOND_NS)), DurationRange.of(lastsS * SECOND_NS), fault);
    }

    @Test
    void aLeaseThatOutlivesThePromiseBehindItGivesStaleReads() throws Exception {
        Fault slow = new Fault.ClockChange(new Selector.Leader(), 0, MUCH_TOO_SLOW_PPM, 0, null, null);
        RunSpec spec = RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "lease")
                .option("election-timeout", new OptionValues.Range(SECOND_NS, 2 * SECOND_NS))
                .faults(FaultSchedule.of(List.of(
                        step("slow-clock", 3, 12, slow),
                        step("cut", 5, 8, new Fault.Isolate(new Selector.Leader(), CutDirection.BOTH)))))
                .durationNs(16 * SECOND_NS)
                .build();
        BackEnd jgroups = new JGroupsBackEnd();
        assertThat(jgroups.objections(spec)).isEmpty();
        assertThat(jgroups.remarks(spec)).anyMatch(remark -> remark.contains("clocks are wrong"));
        RunResult result;
        try (BackEnd.Deployment deployment = jgroups.deploy(spec, folder)) {
            result = Run.execute(deployment.spec(), deployment.pace());
        }
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.NOT_LINEARIZABLE);
    }
}
