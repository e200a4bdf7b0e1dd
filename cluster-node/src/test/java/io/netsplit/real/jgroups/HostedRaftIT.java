package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.kernel.Outcome;
import io.netsplit.real.LeaderCutOff;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's own Raft on three real nodes: its leader is cut off, then the leader of the day is killed. */
class HostedRaftIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final Served served = Served.onceBegun();
    private @Nullable LeaderCutOff cut;

    private RunSpec spec() {
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("election-timeout", new io.netsplit.system.OptionValues.Range(500_000_000, 1_000_000_000))
                .preparation(cluster -> cut = LeaderCutOff.thenKilled(cluster, served))
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

        assertThat(Objects.requireNonNull(cut).replacedNs())
                .as("the majority elects a leader while its former one is cut off, and notices")
                .isLessThan(result.endNs());
        assertThat(result.outcome())
                .as("it ends when it serves with the killed leader back")
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.invariants()).hasSize(new Raft().invariantNames().size());
        assertThat(result.invariants()).allMatch(one -> one.violation().isEmpty());
        assertThat(result.invariants()).extracting(InvariantResult::checks).allMatch(checks -> checks > 0);
        assertThat(result.linearizability(new Budget(10_000_000)).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }
}
