package io.netsplit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.random.Distributions;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.trace.TraceReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final Protocol RAFT = Protocols.find("raft").orElseThrow();

    private static RunSpec.Builder raft(long seed) {
        return RunSpec.of(RAFT)
                .seed(seed)
                .topology(cluster -> cluster.nodes(5)
                        .latency(Distributions.lognormalFromMedian(2e6, 10e6))
                        .loss(0.001))
                .durationNs(15 * SECOND_NS);
    }

    private static FaultSchedule split() {
        List<Selector> sides = List.of(
                new Selector.Union(List.of(new Selector.Leader(), new Selector.Follower())), new Selector.Rest());
        return FaultSchedule.of(List.of(new FaultStep(
                "split",
                Trigger.at(5 * SECOND_NS),
                DurationRange.of(5 * SECOND_NS),
                new Fault.Partition(sides, CutDirection.BOTH))));
    }

    @Test
    void theSameSpecificationGivesTheSameDigest() {
        RunResult first = Run.execute(raft(7).faults(split()).build());
        RunResult second = Run.execute(raft(7).faults(split()).build());
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.events()).isEqualTo(first.events());
        assertThat(Run.execute(raft(8).faults(split()).build()).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void writingATraceChangesNothing() throws IOException {
        RunResult quiet = Run.execute(raft(3).faults(split()).build());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunResult traced = Run.trace(raft(3).faults(split()).build(), new Run.Labels("x", "test", "default"), bytes)
                .whole();
        assertThat(traced.digest()).isEqualTo(quiet.digest());
        TraceReader reader = TraceReader.of(new ByteArrayInputStream(bytes.toByteArray()), "trace");
        while (reader.next() != null) {}
        assertThat(reader.problem()).isEmpty();
        assertThat(reader.end().orElseThrow().digest()).isEqualTo(quiet.digest());
        assertThat(reader.events()).isEqualTo(quiet.observed());
        assertThat(reader.header().nodes()).containsExactly("n1", "n2", "n3", "n4", "n5");
        assertThat(reader.header().clients()).containsExactly("c1", "c2", "c3", "c4", "c5");
    }

    @Test
    void aCutWithTheLeaderInTheMinorityShowsInEveryTimeLine() {
        RunResult run = Run.execute(raft(11).faults(split()).build());
        assertThat(run.outcome()).isEqualTo(Outcome.REACHED_TIME);
        assertThat(run.faults()).hasSize(1);
        FaultSpan split = run.faults().get(0);
        assertThat(split.startNs()).isEqualTo(5 * SECOND_NS);
        assertThat(split.endNs()).isEqualTo(10 * SECOND_NS);
        assertThat(split.majority()).hasSize(3);
        assertThat(split.minority()).hasSize(2);
        RoleSpan before = leaderAt(run, 5 * SECOND_NS - 1);
        assertThat(split.minority()).contains(before.node());
        long elected = run.leadership().firstMajorityLeader(split.startNs(), split.endNs());
        assertThat(elected - split.startNs()).as("new leader after").isBetween(1L, 2 * SECOND_NS);
        assertThat(split.majority()).contains(leaderAt(run, split.endNs() - 1).node());
        assertThat(run.replicas().firstConverged(split.endNs(), run.endNs())).isPositive();
        assertThat(run.invariants()).isNotEmpty().allSatisfy(one -> {
            assertThat(one.checks()).as(one.name()).isPositive();
            assertThat(one.violation()).as(one.name()).isEmpty();
        });
        assertThat(run.reached()).containsEntry(Run.ELECTION, Elections.candidacies(run.roles(), 0, run.endNs()));
        assertThat(run.linearizability(Budget.DEFAULT).answer()).isEqualTo(Verdict.Answer.LINEARIZABLE);
    }

    @Test
    void aLimitEndsTheRunAsUnknown() {
        RunResult run =
                Run.execute(raft(1).limits(Limits.DEFAULT.withMaxEvents(1_000)).build());
        assertThat(run.outcome()).isEqualTo(Outcome.EVENT_LIMIT);
        assertThat(run.outcome().isUnknown()).isTrue();
        assertThat(run.events()).isEqualTo(1_000);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> raft(1).warmupNs(15 * SECOND_NS).build())
                .hasMessageContaining("a run lasts longer than its warm-up");
        assertThatThrownBy(() -> raft(1).invariants(List.of("world-peace")).build())
                .hasMessageStartingWith("raft has no invariant 'world-peace'; it has [");
        assertThatThrownBy(() -> raft(1).option("colour", "red").build())
                .hasMessageContaining("no option is called 'colour'");
    }

    private static RoleSpan leaderAt(RunResult run, long timeNs) {
        return run.roles().stream()
                .filter(span -> span.isLeader() && span.startNs() <= timeNs && timeNs < span.endNs())
                .reduce((first, second) -> second.epoch() > first.epoch() ? second : first)
                .orElseThrow();
    }
}
