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

    @Test
    void registersAgreeWithTheSearch() {
        agree(Models.register(), 0.1);
    }

    /** {@code beyond} is the largest share of histories that may be beyond the monitor. */
    private static void agree(Model model, double beyond) {
        int[] answers = new int[Answer.values().length];
        for (int seed = 1; seed <= HISTORIES; seed++) {
            answers[agrees(model, seed).ordinal()]++;
        }
        String counts = model.name() + ": " + answers[0] + " linearizable, " + answers[1] + " not, " + answers[2]
                + " not applicable";
        System.out.println(counts);
        assertThat(answers[Answer.LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(HISTORIES / 10);
        assertThat(answers[Answer.NOT_LINEARIZABLE.ordinal()]).as(counts).isGreaterThan(HISTORIES / 10);
        assertThat(answers[Answer.NOT_APPLICABLE.ordinal()]).as(counts).isLessThanOrEqualTo((int) (HISTORIES * beyond));
    }

    private static Answer agrees(Model model, int seed) {
        Prng random = Prng.of(seed, "monitor/" + model.name());
        RandomHistories.Shape shape = new RandomHistories.Shape(
                2 + random.nextInt(5),
                30 + random.nextInt(171),
                0,
                random.nextInt(3) * 0.05,
                0.05,
                5 + random.nextInt(40),
                1,
                random.chance(0.5));
        History history = random.chance(0.4)
                ? RandomHistories.good(random, model, shape)
                : RandomHistories.mutated(random, model, shape);
        Shard shard = new Shard(history.operations(), model);
        Ruling ruling = Monitors.rule(shard.operations(), model);
        if (ruling.answer() == Answer.NOT_APPLICABLE) {
            return ruling.answer();
        }
        Search.End expected = search(shard);
        assertThat(ruling.answer() == Answer.LINEARIZABLE)
                .as(text(model, seed, history.operations()))
                .isEqualTo(expected == Search.End.FOUND);
        if (!ruling.witness().isEmpty()) {
            assertThat(search(new Shard(ruling.witness(), model)))
                    .as(text(model, seed, ruling.witness()))
                    .isEqualTo(Search.End.NONE);
        }
        return ruling.answer();
    }

    private static Search.End search(Shard shard) {
        Search.End end = shard.search().run(3_000_000);
        assertThat(end).isNotEqualTo(Search.End.EXHAUSTED);
        return end;
    }

    private static String text(Model model, int seed, List<Operation> operations) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : operations) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        return model.name() + " seed " + seed + ":\n" + String.join("\n", lines);
    }
}
