package io.netsplit.check.linearizability.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.check.linearizability.monitor.Monitor.Answer;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every monitor against the search, on random histories of 30 to 200 operations, good and spoilt, with and without
 * operations of unknown end. A disagreement prints the seed and the history. {@link LengthyMonitorAgreementTest} has more of
 * them.
 */
class MonitorAgreementTest {
    /** So many of each kind. */
    int histories() {
        return 4_000;
    }

    @Test
    void registersAgreeWithTheSearch() {
        agree(Models.register(), 0.3, 0.05, 30_000);
    }

    @Test
    void storesWithoutAppendsAgreeWithTheSearch() {
        agree(new Only(Models.kv(), List.of(Functions.GET, Functions.PUT)), 0.3, 0.05, 30_000);
    }

    @Test
    void queuesAgreeWithTheSearch() {
        agree(Models.queue(), 0.3, 0.05, 30_000);
    }

    @Test
    void stacksAgreeWithTheSearch() {
        agree(Models.stack(), 0.3, 0.02, 4_000);
    }

    @Test
    void mutexesAgreeWithTheSearch() {
        agree(Models.mutex(), 0, 0.05, 30_000);
    }

    @Test
    void listsAgreeWithTheSearch() {
        agree(Models.list(), 0.3, 0.02, 1_000);
    }

    @Test
    void setsWithoutReadsOfTheWholeAgreeWithTheSearch() {
        agree(new Only(Models.set(), List.of(Functions.ADD, Functions.REMOVE, Functions.CONTAINS)), 0.3, 0.05, 30_000);
    }

    @Test
    void growingSetsAgreeWithTheSearch() {
        agree(new Only(Models.set(), List.of(Functions.ADD, Functions.CONTAINS, Functions.READ)), 0.3, 0.05, 30_000);
    }

    /** Random histories of sets, of which only the first add and the first remove of each element are kept. */
    @Test
    void setsWhoseElementsComeAndGoOnceAgreeWithTheSearch() {
        int[] answers = new int[Answer.values().length];
        int undecided = 0;
        for (int seed = 1; seed <= histories(); seed++) {
            Prng random = Prng.of(seed, "monitor/short-lives");
            History history = RandomHistories.mutated(random, Models.set(), shape(Models.set(), random, 0.05));
            Shard shard = new Shard(withShortLives(history.operations()), Models.set());
            Ruling ruling = new SnapshotMonitor().rule(shard.operations(), Models.set());
            answers[ruling.answer().ordinal()]++;
            String name = "short-lives seed " + seed;
            if (ruling.answer() != Answer.NOT_APPLICABLE) {
                undecided += agrees(ruling, shard, 30_000, () -> text(name, shard.operations())) ? 0 : 1;
            }
        }
        String counts = answers[0] + " linearizable, " + answers[1] + " not, " + answers[2] + " not applicable, "
                + undecided + " beyond the search";
        assertThat(answers[Answer.LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(histories() / 20);
        assertThat(answers[Answer.NOT_LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(histories() / 20);
        assertThat(undecided).as(counts).isLessThan(histories() / 20);
    }

    private static List<Operation> withShortLives(List<Operation> operations) {
        Set<List<Object>> seen = new LinkedHashSet<>();
        Set<Object> added = new LinkedHashSet<>();
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            Object element = operation.input();
            if (element != null && !operation.function().equals(Functions.CONTAINS)) {
                boolean first = seen.add(List.of(operation.function(), element));
                boolean adds = operation.function().equals(Functions.ADD);
                if (!first || !(adds || added.contains(element))) {
                    continue;
                }
                added.add(element);
            }
            kept.add(operation);
        }
        return kept;
    }

    @Test
    void countersByOneAgreeWithTheSearch() {
        agree(new Only(Models.counter(), List.of(Functions.INCREMENT, Functions.READ)), 0.3, 0.05, 30_000);
    }

    @Test
    void countersByDifferentAmountsAgreeWithTheSearch() {
        agree(new Only(Models.counter(), List.of(Functions.ADD, Functions.READ)), 0.5, 0.05, 30_000);
    }

    @Test
    void refusalsOfCountersAgreeWithTheSearch() {
        refusalsAgree(Models.counter());
    }

    @Test
    void refusalsOfTransactionsAgreeWithTheSearch() {
        refusalsAgree(Models.multiRegister());
    }

    @Test
    void refusalsOfRegistersWhoseValuesComeBackAgreeWithTheSearch() {
        refusalsAgree(Models.casRegister());
    }

    @Test
    void refusalsOfStoresWhoseValuesComeBackAgreeWithTheSearch() {
        refusalsAgree(new Only(Models.kv(), List.of(Functions.GET, Functions.PUT, Functions.DELETE)));
    }

    @Test
    void refusalsOfSetsThatShrinkAgreeWithTheSearch() {
        refusalsAgree(Models.set());
    }

    /** Monitors that refuse more than they accept. */
    private static final List<Monitor> REFUSING = List.of(
            new GrowingCounterMonitor(),
            new CounterBoundsMonitor(),
            new TransactionMonitor(),
            new ReplacedMonitor(),
            new StaleElementMonitor());

    /** Of the monitors that only refuse: they refuse no good history, and none that the search finds an order for. */
    private void refusalsAgree(Model functions) {
        Model model = functions instanceof Only only ? only.model : functions;
        int refused = 0;
        for (int seed = 1; seed <= histories() / 2; seed++) {
            Prng random = Prng.of(seed, "refusals/" + model.name());
            RandomHistories.Shape shape = new RandomHistories.Shape(
                    2 + random.nextInt(5),
                    20 + random.nextInt(60),
                    2 + random.nextInt(4),
                    random.nextInt(3) * 0.05,
                    0.05,
                    5 + random.nextInt(40),
                    1,
                    random.chance(0.5),
                    random.nextInt(3) * 0.2);
            boolean good = random.chance(0.3);
            History history = good
                    ? RandomHistories.good(random, functions, shape)
                    : RandomHistories.mutated(random, functions, shape);
            Shard shard = new Shard(history.operations(), model);
            for (Monitor monitor : REFUSING) {
                if (monitor.rule(shard.operations(), model).answer() == Answer.NOT_LINEARIZABLE) {
                    String name = model.name() + " seed " + seed;
                    assertThat(good).as(() -> text(name, shard.operations())).isFalse();
                    assertThat(shard.search().run(30_000))
                            .as(() -> text(name, shard.operations()))
                            .isNotEqualTo(Search.End.FOUND);
                    refused++;
                }
            }
        }
        assertThat(refused).as(model.name()).isGreaterThan(histories() / 40);
    }

    /**
     * @param beyond the largest share of histories that may be beyond the monitor
     * @param maxStates after which the search gives up
     * @param infoShare in one history in three, of the operations; in another, twice as many are of unknown end
     */
    private void agree(Model functions, double beyond, double infoShare, long maxStates) {
        Model model = functions instanceof Only only ? only.model : functions;
        int[] answers = new int[Answer.values().length];
        int undecided = 0;
        for (int seed = 1; seed <= histories(); seed++) {
            Prng random = Prng.of(seed, "monitor/" + model.name());
            RandomHistories.Shape shape = shape(model, random, infoShare);
            boolean good = random.chance(0.5);
            History history = good
                    ? RandomHistories.good(random, functions, shape)
                    : RandomHistories.mutated(random, functions, shape);
            Shard shard = new Shard(history.operations(), model);
            Ruling ruling = Monitors.rule(shard.operations(), model);
            answers[ruling.answer().ordinal()]++;
            String name = model.name() + " seed " + seed;
            Supplier<String> text = () -> text(name, shard.operations());
            if (good) {
                assertThat(ruling.answer()).as(text).isNotEqualTo(Answer.NOT_LINEARIZABLE);
            } else if (ruling.answer() != Answer.NOT_APPLICABLE) {
                undecided += agrees(ruling, shard, maxStates, text) ? 0 : 1;
            }
        }
        String counts = model.name() + ": " + answers[0] + " linearizable, " + answers[1] + " not, " + answers[2]
                + " not applicable, " + undecided + " beyond the search";
        assertThat(answers[Answer.LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(histories() / 10);
        assertThat(answers[Answer.NOT_LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(histories() / 20);
        assertThat(answers[Answer.NOT_APPLICABLE.ordinal()]).as(counts).isLessThanOrEqualTo((int)
                (histories() * beyond));
        assertThat(undecided).as(counts).isLessThan(histories() / 20);
    }

    private static RandomHistories.Shape shape(Model model, Prng random, double infoShare) {
        int operations = 30 + random.nextInt(171);
        return new RandomHistories.Shape(
                2 + random.nextInt(5),
                operations,
                values(model, operations, random),
                random.nextInt(3) * infoShare,
                0.05,
                5 + random.nextInt(40),
                1,
                random.chance(0.5),
                random.nextInt(3) * 0.2);
    }

    /** How many different ones: counters by one have one, sets some, so that elements come back; else most are new. */
    private static int values(Model model, int operations, Prng random) {
        if (model.name().equals("counter")) {
            return 1;
        }
        if (model.name().equals("set")) {
            return random.chance(0.5) ? 0 : operations / 4;
        }
        return random.chance(0.2) ? 2 * operations : 0;
    }

    /** False where the search gave up, so that there is nothing to compare with. */
    private static boolean agrees(Ruling ruling, Shard shard, long maxStates, Supplier<String> text) {
        Search.End expected = shard.search().run(maxStates);
        if (expected == Search.End.EXHAUSTED) {
            return false;
        }
        assertThat(ruling.answer() == Answer.LINEARIZABLE).as(text).isEqualTo(expected == Search.End.FOUND);
        if (!ruling.witness().isEmpty()) {
            assertThat(new Shard(ruling.witness(), shard.model()).search().run(maxStates))
                    .as(() -> text("witness", ruling.witness()) + "\n" + text.get())
                    .isNotEqualTo(Search.End.FOUND);
        }
        return true;
    }

    /** A model that is asked for some of its functions only. */
    private record Only(Model model, List<String> functions) implements Model {
        @Override
        public String name() {
            return model.name();
        }

        @Override
        public @Nullable Object initial() {
            return model.initial();
        }

        @Override
        public @Nullable Object step(
                @Nullable Object state,
                String function,
                @Nullable Object key,
                @Nullable Object input,
                @Nullable Object output) {
            return model.step(state, function, key, input, output);
        }

        @Override
        public boolean observes(String function, @Nullable Object output) {
            return model.observes(function, output);
        }
    }

    private static String text(String name, List<Operation> operations) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : operations) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        return name + ":\n" + String.join("\n", lines);
    }
}
