package io.netsplit.check.linearizability.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.check.linearizability.monitor.Monitor.Answer;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every monitor against the search, on random histories of 30 to 200 operations, good and spoilt, with and without
 * operations of unknown end. A disagreement prints the seed and the history.
 */
class MonitorAgreementTest {
    private static final int HISTORIES = 10_000;
    private static final long MAX_STATES = 30_000;

    @Test
    void registersAgreeWithTheSearch() {
        agree(Models.register(), 0.3, 0.05);
    }

    @Test
    void queuesAgreeWithTheSearch() {
        agree(Models.queue(), 0.3, 0.05);
    }

    @Test
    void stacksAgreeWithTheSearch() {
        agree(Models.stack(), 0.3, 0.02);
    }

    /**
     * @param beyond the largest share of histories that may be beyond the monitor
     * @param infoShare in one history in three, of the operations; in another, twice as many are of unknown end
     */
    private static void agree(Model model, double beyond, double infoShare) {
        int[] answers = new int[Answer.values().length];
        int undecided = 0;
        for (int seed = 1; seed <= HISTORIES; seed++) {
            Prng random = Prng.of(seed, "monitor/" + model.name());
            Shard shard = new Shard(history(model, random, infoShare).operations(), model);
            Ruling ruling = Monitors.rule(shard.operations(), model);
            answers[ruling.answer().ordinal()]++;
            if (ruling.answer() != Answer.NOT_APPLICABLE) {
                undecided += agrees(ruling, shard, model.name() + " seed " + seed) ? 0 : 1;
            }
        }
        String counts = model.name() + ": " + answers[0] + " linearizable, " + answers[1] + " not, " + answers[2]
                + " not applicable, " + undecided + " beyond the search";
        System.out.println(counts);
        assertThat(answers[Answer.LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(HISTORIES / 10);
        assertThat(answers[Answer.NOT_LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(HISTORIES / 20);
        assertThat(answers[Answer.NOT_APPLICABLE.ordinal()]).as(counts).isLessThanOrEqualTo((int) (HISTORIES * beyond));
        assertThat(undecided).as(counts).isLessThan(HISTORIES / 50);
    }

    private static History history(Model model, Prng random, double infoShare) {
        int operations = 30 + random.nextInt(171);
        RandomHistories.Shape shape = new RandomHistories.Shape(
                2 + random.nextInt(5),
                operations,
                random.chance(0.2) ? 2 * operations : 0,
                random.nextInt(3) * infoShare,
                0.05,
                5 + random.nextInt(40),
                1,
                random.chance(0.5),
                random.nextInt(3) * 0.2);
        return random.chance(0.4)
                ? RandomHistories.good(random, model, shape)
                : RandomHistories.mutated(random, model, shape);
    }

    /** False where the search gave up, so that there is nothing to compare with. */
    private static boolean agrees(Ruling ruling, Shard shard, String name) {
        Search.End expected = shard.search().run(MAX_STATES);
        if (expected == Search.End.EXHAUSTED) {
            return false;
        }
        assertThat(ruling.answer() == Answer.LINEARIZABLE)
                .as(text(name, shard.operations()))
                .isEqualTo(expected == Search.End.FOUND);
        if (!ruling.witness().isEmpty()) {
            assertThat(new Shard(ruling.witness(), shard.model()).search().run(MAX_STATES))
                    .as(text(name, ruling.witness()))
                    .isEqualTo(Search.End.NONE);
        }
        return true;
    }

    private static String text(String name, List<Operation> operations) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : operations) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        return name + ":\n" + String.join("\n", lines);
    }
}
