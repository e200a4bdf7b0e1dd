package io.netsplit.real.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.node.Fields;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real members of Hazelcast, one of which is cut off for ten seconds. */
class HazelcastIT {
    private static final long SECOND_NS = 1_000_000_000;

    @TempDir
    Path folder;

    private static final List<String> SMALL = List.of("n3", "n4");

    /** What a member told: of whom its cluster consists, for one. */
    private record Told(long timeNs, int node, String type, Map<String, String> fields) {}

    private record Words(Map<String, String> byName) implements Fields {
        @Override
        public Fields put(String name, long value) {
            return put(name, Long.toString(value));
        }

        @Override
        public Fields put(String name, boolean value) {
            return put(name, Boolean.toString(value));
        }

        @Override
        public Fields put(String name, String value) {
            byName.put(name, value);
            return this;
        }
    }

    private final List<Told> events = new ArrayList<>();

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
                        Words words = new Words(new HashMap<>());
                        event.describe(words);
                        events.add(new Told(timeNs, node, event.type(), words.byName()));
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

    /**
     * When n3 had a view without anybody of the large side. Who is the oldest there depends on the order in which the members
     * came up, so that nothing is said of its being a master.
     */
    private long noticedNs(RunResult result) {
        FaultSpan cut = result.faults().get(0);
        return events.stream()
                .filter(told -> told.node() == 2
                        && told.timeNs() > cut.startNs()
                        && told.type().equals("view"))
                .filter(told -> SMALL.containsAll(members(told)))
                .mapToLong(Told::timeNs)
                .min()
                .orElseThrow(() -> new AssertionError("n3 never saw the small side alone: " + events));
    }

    private static List<String> members(Told view) {
        String list = view.fields().getOrDefault("members", "[]");
        return List.of(list.substring(1, list.length() - 1).split(", "));
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
        assertThat(events).extracting(Told::type).contains("view", "lifecycle", "bytes-sent");
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
