package io.netsplit.check.linearizability.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a caller may ask of the judge: threads, a limit of time, the bare answer. */
class JudgeOptionsTest {
    private static final Budget SMALL = new Budget(2_000);

    @Test
    void anyNumberOfThreadsComesToTheSameVerdictEvidenceAndFigures() {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            for (Model model : Models.all()) {
                for (int seed = 1; seed <= 20; seed++) {
                    History history = history(model, seed);
                    Budget budget = seed % 2 == 0 ? SMALL : Budget.DEFAULT;
                    Verdict alone = new Judge().check(history, model, budget);
                    Verdict together = new Judge().inParallel(executor, 4).check(history, model, budget);
                    assertThat(figures(together))
                            .as(model.name() + " seed " + seed)
                            .isEqualTo(figures(alone));
                }
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void workIsDoneEvenWhereTheExecutorNeverBegins() {
        List<Runnable> lost = new ArrayList<>();
        Verdict verdict =
                new Judge().inParallel(lost::add, 4).check(history(Models.register(), 1), Models.register(), SMALL);
        assertThat(verdict.answer()).isNotEqualTo(Answer.UNKNOWN);
        assertThat(lost).hasSize(3);
        lost.forEach(Runnable::run);
    }

    @Test
    void mistakeFoundOnAnotherThreadReachesTheCaller() {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            History history = new HistoryBuilder()
                    .onKey(1L)
                    .ok(0, 0, 1, Functions.READ, null, null)
                    .onKey(2L)
                    .ok(0, 2, 3, Functions.ENQUEUE, 1L, null)
                    .build();
            assertThatThrownBy(
                            () -> new Judge().inParallel(executor, 3).check(history, Models.register(), Budget.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("enqueue");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void timeThatIsUpLeavesTheRestUnknownAndNamesTheFlag() {
        Verdict verdict = new Judge()
                .withTimeLimit(() -> true)
                .check(history(Models.register(), 1), Models.register(), Budget.DEFAULT);
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(verdict.reason()).contains("--time-limit");
    }

    @Test
    void timeThatIsUpEndsASearchThatIsUnderWay() {
        AtomicInteger asked = new AtomicInteger();
        HistoryBuilder builder = new HistoryBuilder();
        long amount = 1;
        for (int client = 0; client < 30; client++) {
            builder.ok(client, 0, 100, Functions.ADD, amount, null);
            builder.ok(100 + client, 0, 100, Functions.READ, null, 3L * client + 2);
            amount *= -3;
        }
        Verdict verdict = new Judge()
                .withTimeLimit(() -> asked.incrementAndGet() > 5)
                .withoutEvidence()
                .check(builder.build(), Models.counter(), new Budget(Long.MAX_VALUE));
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(verdict.reason()).contains("--time-limit");
    }

    @Test
    void timeThatIsUpWhileEvidenceIsSoughtLeavesTheVerdictAndWhatWasFound() {
        int shortened = 0;
        for (int i = 0; i < 200; i++) {
            int last = 1 << i % 10;
            History history = history(Models.kv(), 1 + i / 10);
            AtomicInteger asked = new AtomicInteger();
            Verdict verdict = new Judge()
                    .withTimeLimit(() -> asked.incrementAndGet() > last)
                    .check(history, Models.kv(), Budget.DEFAULT);
            Violation violation = verdict.violation();
            if (violation != null) {
                assertThat(new Judge()
                                .withoutEvidence()
                                .check(violation.evidence(), Models.kv(), Budget.DEFAULT)
                                .answer())
                        .isEqualTo(Answer.NOT_LINEARIZABLE);
                shortened += violation.minimal() ? 0 : 1;
            }
        }
        assertThat(shortened).isPositive();
    }

    @Test
    void bareAnswerIsTheSameAsTheOneWithEvidence() {
        int violated = 0;
        for (Model model : Models.all()) {
            for (int seed = 1; seed <= 20; seed++) {
                History history = history(model, seed);
                Verdict bare = new Judge().withoutEvidence().check(history, model, Budget.DEFAULT);
                assertThat(bare.answer())
                        .as(model.name() + " seed " + seed)
                        .isEqualTo(new Judge()
                                .check(history, model, Budget.DEFAULT)
                                .answer());
                assertThat(bare.violation()).isNull();
                violated += bare.answer() == Answer.NOT_LINEARIZABLE ? 1 : 0;
            }
        }
        assertThat(violated).isBetween(10, 110);
    }

    private static History history(Model model, int seed) {
        Prng random = Prng.of(seed, "options/" + model.name());
        RandomHistories.Shape shape = new RandomHistories.Shape(4, 120, 0, 0.05, 0.05, 20, 5, true);
        return RandomHistories.mutated(random, model, shape);
    }

    private static List<Object> figures(Verdict verdict) {
        List<Object> figures = new ArrayList<>(
                List.of(verdict.answer(), verdict.operations(), verdict.statesVisited(), verdict.reason()));
        Violation violation = verdict.violation();
        if (violation != null) {
            figures.add(Objects.toString(violation.key()));
            figures.add(violation.sentence());
            figures.add(violation.evidence().operations().stream()
                    .map(Operation::index)
                    .toList());
            figures.add(violation.minimal());
        }
        return figures;
    }
}
