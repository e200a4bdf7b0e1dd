package io.netsplit.real.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.Belief;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.run.BackEnd;
import io.netsplit.run.FaultSpan;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.datagrid.DataGrid;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real members of Hazelcast, one of which is cut off for ten seconds. */
class HazelcastIT {
    private static final long SECOND_NS = 1_000_000_000;

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();

    /** The small side is n3, and n4 where there are five. */
    private RunSpec spec(int nodes, String policy, long protection, long lastSecond) {
        Selector small = nodes > 3
                ? new Selector.Union(List.of(new Selector.Named("n3"), new Selector.Named("n4")))
                : new Selector.Named("n3");
        FaultStep cut = new FaultStep(
                "cut",
                new Trigger.At(DurationRange.of(2 * SECOND_NS)),
                DurationRange.of(12 * SECOND_NS),
                new Fault.Isolate(small, CutDirection.BOTH));
        return RunSpec.of(new DataGrid())
                .nodes(nodes)
                .option("backups", nodes - 1L)
                .option("merge-policy", policy)
                .option("split-brain-protection", protection)
                .workload(WorkloadSpec.defaults(DataType.SET, 6)
                        .withKeys(Keys.uniform(3))
                        .withOperations(new OperationMix(List.of(
                                new OperationMix.Share(Functions.ADD, 0.8),
                                new OperationMix.Share(Functions.READ, 0.2))))
                        .withPlacement(Placement.COLOCATED)
                        .withRoute(Route.LOCAL))
                .faults(FaultSchedule.of(List.of(cut)))
                .observer(new Observer() {
                    @Override
                    public void protocol(long timeNs, int node, ProtocolEvent event) {
                        events.add(event.type());
                    }
                })
                .durationNs(lastSecond * SECOND_NS)
                .build();
    }

    private RunResult run(RunSpec spec) throws Exception {
        BackEnd hazelcast = new HazelcastBackEnd();
        assertThat(hazelcast.objections(spec)).isEmpty();
        try (BackEnd.Deployment deployment = hazelcast.deploy(spec, folder)) {
            return Run.execute(deployment.spec(), deployment.pace());
        }
    }

    /** Adds that the member acknowledged during the cut, after it had noticed. */
    private static long acknowledged(RunResult result, int node, long fromNs) {
        FaultSpan cut = result.faults().get(0);
        return result.history().operations().stream()
                .filter(one -> one.isOk() && one.answeredBy() == node)
                .filter(one -> one.function().equals(Functions.ADD))
                .filter(one -> one.invokedNs() > fromNs && one.completedNs() < cut.endNs())
                .count();
    }

    private static long noticedNs(RunResult result) {
        FaultSpan cut = result.faults().get(0);
        return result.beliefs().stream()
                .filter(belief -> belief.node() == 2 && belief.fromNs() > cut.startNs())
                .mapToLong(Belief::fromNs)
                .min()
                .orElseThrow(() -> new AssertionError("n3 never became a master of its own"));
    }

    @Test
    void bothSidesAcceptWritesAndTheMergeDropsThoseOfTheSmallOne() throws Exception {
        RunResult result = run(spec(5, "put-if-absent", 0, 30));
        long noticedNs = noticedNs(result);
        assertThat(noticedNs).isLessThan(result.faults().get(0).endNs());
        assertThat(acknowledged(result, 2, noticedNs))
                .as("adds on the small side")
                .isPositive();
        assertThat(acknowledged(result, 0, noticedNs))
                .as("adds on the large side")
                .isPositive();
        assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                .as("masters in the end")
                .hasSize(1);
        assertThat(result.lostWrites().lost()).as("what the merge has lost").isNotEmpty();
        assertThat(result.contents()).hasSize(5);
        assertThat(events).contains("view", "lifecycle", "bytes-sent");
    }

    @Test
    void withProtectionTheSmallSideRefuses() throws Exception {
        RunResult result = run(spec(3, "put-if-absent", 2, 14));
        long noticedNs = noticedNs(result);
        assertThat(acknowledged(result, 2, noticedNs))
                .as("adds on the small side")
                .isZero();
        assertThat(acknowledged(result, 0, noticedNs))
                .as("adds on the large side")
                .isPositive();
        assertThat(result.history().operations())
                .as("refused, and not left open")
                .anyMatch(one ->
                        one.completion() == Completion.FAIL && one.answeredBy() == 2 && one.invokedNs() > noticedNs);
    }
}
