package io.netsplit.real.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Limits;
import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.real.Cut;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.run.BackEnd;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real members of Hazelcast, some of which are cut off. The cut heals, and the run ends, as soon as there is what the test
 * has to show, however long the machine takes to it.
 */
class HazelcastIT {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long CUT_NS = 2 * SECOND_NS;
    private static final long MOST_NS = 120 * SECOND_NS;
    private static final int ANSWERS = 50;
    private static final int LARGE_ONE = 0;
    private static final int SMALL_ONE = 2;
    private static final List<String> SMALL = List.of("n3", "n4");

    /** What a member told: of whom its cluster consists, for one. */
    private record Told(long timeNs, int node, String type, Map<String, String> fields) {
        List<String> members() {
            String list = fields.getOrDefault("members", "[]");
            return List.of(list.substring(1, list.length() - 1).split(", "));
        }
    }

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

    @TempDir
    Path folder;

    private final List<Told> events = new ArrayList<>();
    private final List<Operation> completed = new ArrayList<>();
    private long healNs = Long.MAX_VALUE;
    private boolean done;

    /** The small side is n3, and n4 where there are more than three. */
    private RunSpec spec(int nodes, long protection, Consumer<Cluster> eachTimeSomebodyIsAnswered) {
        return RunSpec.of(new DataGrid())
                .nodes(nodes)
                .option("backups", nodes - 1L)
                .option("merge-policy", "put-if-absent")
                .option("split-brain-protection", protection)
                .workload(WorkloadSpec.defaults(DataType.SET, 6)
                        .withKeys(Keys.uniform(3))
                        .withOperations(new OperationMix(List.of(
                                new OperationMix.Share(Functions.ADD, 0.8),
                                new OperationMix.Share(Functions.READ, 0.2))))
                        .withPlacement(Placement.COLOCATED)
                        .withRoute(Route.LOCAL))
                .preparation(cluster -> {
                    cluster.simulation().scheduleAt(CUT_NS, () -> Cut.begin(cluster, HazelcastIT::isSmallSide));
                    cluster.observe(recorder(() -> eachTimeSomebodyIsAnswered.accept(cluster)));
                })
                .limits(Limits.DEFAULT.withInterrupted(() -> done))
                .durationNs(MOST_NS)
                .build();
    }

    private static boolean isSmallSide(int node) {
        return SMALL.contains(NodeSettings.name(node));
    }

    private Observer recorder(Runnable eachTimeSomebodyIsAnswered) {
        return new Observer() {
            @Override
            public void protocol(long timeNs, int node, ProtocolEvent event) {
                Words words = new Words(new HashMap<>());
                event.describe(words);
                events.add(new Told(timeNs, node, event.type(), words.byName()));
            }

            @Override
            public void operationCompleted(long timeNs, Operation operation) {
                completed.add(operation);
                eachTimeSomebodyIsAnswered.run();
            }
        };
    }

    private RunResult run(RunSpec spec) throws Exception {
        BackEnd hazelcast = new HazelcastBackEnd();
        assertThat(hazelcast.objections(spec)).isEmpty();
        try (BackEnd.Deployment deployment = hazelcast.deploy(spec, folder)) {
            return Run.execute(deployment.spec(), deployment.pace());
        }
    }

    // --- what has been seen so far -----------------------------------------------------------------------------------

    /**
     * Since when a member of either side sees nobody of the other; never, if it does not. Who is the oldest there depends on
     * the order in which the members came up, so that nothing is said of its being a master.
     */
    private long noticedNs() {
        return Math.max(aloneNs(SMALL_ONE, SMALL::containsAll), aloneNs(LARGE_ONE, HazelcastIT::isLargeSide));
    }

    private static boolean isLargeSide(List<String> members) {
        return members.stream().noneMatch(SMALL::contains);
    }

    private long aloneNs(int node, Predicate<List<String>> side) {
        return views(node)
                .filter(view -> view.timeNs() > CUT_NS && side.test(view.members()))
                .mapToLong(Told::timeNs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Stream<Told> views(int node) {
        return events.stream().filter(told -> told.node() == node && told.type().equals("view"));
    }

    /** Answers of the member, of this kind, to what it was asked when both sides had noticed the cut, and before it healed. */
    private Stream<Operation> answers(int node, Completion completion) {
        long fromNs = noticedNs();
        return completed.stream()
                .filter(one -> one.answeredBy() == node && one.completion() == completion)
                .filter(one -> one.invokedNs() > fromNs && one.completedNs() < healNs);
    }

    private Stream<Operation> adds(int node) {
        return answers(node, Completion.OK).filter(one -> one.function().equals(Functions.ADD));
    }

    /** Since when everybody sees everybody again; never, if somebody does not. */
    private long togetherNs(int nodes) {
        long sinceNs = 0;
        for (int node = 0; node < nodes; node++) {
            Told last = views(node).reduce((earlier, later) -> later).orElseThrow();
            sinceNs = Math.max(sinceNs, last.members().size() == nodes ? last.timeNs() : Long.MAX_VALUE);
        }
        return sinceNs;
    }

    /** Whether the member has given up what it had for what the merge has left. */
    private boolean hasMerged(int node) {
        return events.stream()
                .anyMatch(told -> told.node() == node
                        && told.type().equals("lifecycle")
                        && told.fields().get("state").equals("merged"));
    }

    // --- the tests ---------------------------------------------------------------------------------------------------

    @Test
    void bothSidesAcceptWritesAndTheMergeDropsThoseOfTheSmallOne() throws Exception {
        int nodes = 5;
        RunResult result = run(spec(nodes, 0, cluster -> {
            long nowNs = cluster.simulation().now();
            if (healNs > nowNs
                    && adds(SMALL_ONE).count() >= ANSWERS
                    && adds(LARGE_ONE).count() >= ANSWERS) {
                healNs = nowNs;
                cluster.simulation().schedule(0, () -> Cut.heal(cluster, HazelcastIT::isSmallSide));
            }
            done = hasMerged(2) && hasMerged(3) && servedSince(togetherNs(nodes));
        }));
        assertThat(healNs).as("both sides have acknowledged adds").isLessThan(result.endNs());
        assertThat(result.beliefs().stream().filter(belief -> belief.toNs() >= result.endNs()))
                .as("masters in the end")
                .hasSize(1);
        assertThat(result.lostWrites().lost()).as("what the merge has lost").isNotEmpty();
        assertThat(result.contents()).hasSize(nodes);
        assertThat(events).extracting(Told::type).contains("view", "lifecycle", "bytes-sent", "messages-sent");
        assertThat(result.messages().sent(0, result.endNs()))
                .as("every packet was made sense of")
                .isFinite()
                .isGreaterThan(result.history().operations().size());
    }

    private boolean servedSince(long timeNs) {
        return completed.stream()
                        .filter(one -> one.isOk() && one.invokedNs() > timeNs)
                        .count()
                >= ANSWERS;
    }

    @Test
    void withProtectionTheSmallSideRefuses() throws Exception {
        run(spec(
                3,
                2,
                cluster -> done = answers(SMALL_ONE, Completion.FAIL).count() >= ANSWERS
                        && adds(LARGE_ONE).count() >= ANSWERS));
        assertThat(answers(SMALL_ONE, Completion.FAIL))
                .as("refused, and not left open")
                .hasSizeGreaterThanOrEqualTo(ANSWERS);
        assertThat(adds(SMALL_ONE)).as("adds on the small side").isEmpty();
        assertThat(adds(LARGE_ONE)).as("adds on the large side").hasSizeGreaterThanOrEqualTo(ANSWERS);
    }
}
