package io.netsplit.real.ratis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.Cluster;
import io.netsplit.history.Completion;
import io.netsplit.kernel.Outcome;
import io.netsplit.real.LeaderCutOff;
import io.netsplit.real.Served;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real nodes of Ratis: first their leader is cut off, then the leader of the day is killed, and comes back. */
class RatisIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long MOST_NS = 120 * SECOND_NS;

    @TempDir
    Path folder;

    private final Served served = Served.onceBegun();
    private @Nullable LeaderCutOff cutOff;

    private void begin(Cluster cluster) {
        cutOff = LeaderCutOff.thenKilled(cluster, served);
    }

    private LeaderCutOff cut() {
        return Objects.requireNonNull(cutOff);
    }

    private RunSpec spec() {
        return RunSpec.of(new Raft())
                .nodes(3)
                .option("reads", "log")
                .invariants(List.of("one-leader-per-term"))
                .preparation(this::begin)
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

        LeaderCutOff cut = cut();
        assertThat(cut.replacedNs())
                .as("the majority elects a leader while its former one is cut off, and notices")
                .isLessThan(result.endNs());
        assertThat(result.history().operations())
                .as("once the cut-off leader has noticed, it acknowledges nothing")
                .noneMatch(one -> one.completion() == Completion.OK
                        && one.answeredBy() == cut.node()
                        && one.invokedNs() > cut.replacedNs()
                        && one.completedNs() < cut.healNs());
        assertThat(result.outcome())
                .as("it ends when it serves with the killed leader back")
                .isEqualTo(Outcome.INTERRUPTED);
        Verdict verdict = result.linearizability(new Budget(10_000_000));
        assertThat(verdict.answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
        assertThat(result.invariants()).allMatch(one -> one.violation().isEmpty());
        assertThat(result.messages().sent(0, result.endNs()))
                .as("every message of gRPC was made sense of")
                .isFinite()
                .isGreaterThan(result.history().operations().size());
        assertThat(Files.list(folder))
                .hasSize(3)
                .allMatch(path -> path.toString().endsWith(".log"));
    }
}
