package io.netsplit.check.linearizability.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.search.GenericTransitions;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Timeline;
import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checker against the definition, on random small histories. A disagreement prints the seed and the history. */
class LinearizabilityAgreementTest {
    private static final int HISTORIES = 10_000;

    @Test
    void agreesWithTheDefinitionOnTenThousandHistoriesOfEveryModel() {
        for (Model model : Models.all()) {
            int violated = 0;
            for (int seed = 1; seed <= HISTORIES; seed++) {
                violated += agrees(model, seed) ? 0 : 1;
            }
            assertThat(violated)
                    .as("violated histories among " + HISTORIES + " of " + model.name())
                    .isBetween(HISTORIES / 40, HISTORIES * 39 / 40);
        }
    }

    @Test
    void shortCutsAgreeWithThePlainSearchOnAThousandLargerHistories() {
        for (Model model : Models.all()) {
            int violated = 0;
            for (int seed = 1; seed <= 1_000; seed++) {
                violated += agreesWithPlainSearch(model, seed) ? 0 : 1;
            }
            assertThat(violated).as("violated histories of " + model.name()).isBetween(50, 950);
        }
    }

    private static boolean agreesWithPlainSearch(Model model, int seed) {
        Prng random = Prng.of(seed, "plain/" + model.name());
        RandomHistories.Shape shape = new RandomHistories.Shape(
                2 + random.nextInt(5),
                10 + random.nextInt(30),
                random.nextInt(3) * 3,
                random.nextInt(3) * 0.1,
                0.05,
                5 + random.nextInt(40),
                1,
                true);
        History history = RandomHistories.mutated(random, model, shape);
        Timeline timeline = new Timeline(history.where(operation -> operation.completion() != Completion.FAIL)
                .operations());
        Search.End plain = new Search(timeline, new GenericTransitions(model, timeline)).run(3_000_000);
        assertThat(plain).as("seed " + seed).isNotEqualTo(Search.End.EXHAUSTED);
        Verdict verdict = new Judge().check(history, model, Budget.DEFAULT);
        assertThat(verdict.answer())
                .as(text(model, seed, history))
                .isEqualTo(plain == Search.End.FOUND ? Answer.LINEARIZABLE : Answer.NOT_LINEARIZABLE);
        return plain == Search.End.FOUND;
    }

    @Test
    void keysJudgedAloneAgreeWithAllKeysJudgedTogether() {
        for (int seed = 1; seed <= 3_000; seed++) {
            Prng random = Prng.of(seed, "keys");
            RandomHistories.Shape shape =
                    new RandomHistories.Shape(2 + random.nextInt(2), 7, 3, 0.1, 0.1, 3, 2 + random.nextInt(2), false);
            History history = RandomHistories.mutated(random, Models.register(), shape);
            boolean together = BruteForce.isLinearizable(history, new ManyObjects(Models.register()));
            Verdict verdict = new Judge().check(history, Models.register(), Budget.DEFAULT);
            if (verdict.answer() != Answer.UNKNOWN) {
                assertThat(verdict.answer() == Answer.LINEARIZABLE)
                        .as(text(Models.register(), seed, history))
                        .isEqualTo(together);
            }
        }
    }

    private static boolean agrees(Model model, int seed) {
        Prng random = Prng.of(seed, "agreement/" + model.name());
        RandomHistories.Shape shape = new RandomHistories.Shape(
                2 + random.nextInt(3),
                1 + random.nextInt(8),
                random.nextInt(4),
                random.nextInt(3) * 0.2,
                random.nextInt(2) * 0.1,
                random.nextInt(12),
                1,
                true);
        boolean mutate = random.chance(0.6);
        History history =
                mutate ? RandomHistories.mutated(random, model, shape) : RandomHistories.good(random, model, shape);
        boolean expected = BruteForce.isLinearizable(history, model);
        assertThat(expected || mutate)
                .as("good by construction: " + text(model, seed, history))
                .isTrue();
        Verdict verdict = new Judge().check(history, model, Budget.DEFAULT);
        Answer answer = expected ? Answer.LINEARIZABLE : Answer.NOT_LINEARIZABLE;
        if (history.operations().stream().noneMatch(Operation::isOk)) {
            answer = Answer.UNKNOWN;
        }
        assertThat(verdict.answer()).as(text(model, seed, history)).isEqualTo(answer);
        Violation violation = verdict.violation();
        if (violation != null) {
            assertEvidence(violation, model, text(model, seed, history));
        }
        return expected;
    }

    private static void assertEvidence(Violation violation, Model model, String text) {
        String evidence = text(model, 0, violation.evidence());
        assertThat(BruteForce.isLinearizable(violation.evidence(), model))
                .as("evidence " + evidence + " of " + text)
                .isFalse();
        assertThat(violation.minimal()).as(text).isTrue();
        assertThat(violation.longestPrefix()).as(text).doesNotContain(violation.stuck());
        Object state = model.initial();
        for (Operation operation : violation.longestPrefix()) {
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            state = model.step(state, operation.function(), operation.key(), operation.input(), output);
            assertThat(state).as(text).isNotSameAs(Model.REFUSED);
        }
        assertThat(violation.stateAfterPrefix()).as(text).isEqualTo(model.describe(state));
        assertThat(violation.sentence()).as(text).matches("c\\d .* at 0\\.\\d+ s, .*");
    }

    private static String text(Model model, int seed, History history) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : history.operations()) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        return model.name() + " seed " + seed + ":\n" + String.join("\n", lines);
    }
}
