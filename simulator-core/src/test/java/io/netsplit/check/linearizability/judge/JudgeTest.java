package io.netsplit.check.linearizability.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Model REGISTER = Models.register();
    private static final Model QUEUE = Models.queue();

    @Test
    void staleReadIsToldByTheAcknowledgementBeforeIt() {
        Violation violation = violation(
                REGISTER,
                new HistoryBuilder()
                        .ok(1, 11_000, 11_010, Functions.WRITE, 4L, null)
                        .ok(0, 12_000, 12_020, Functions.WRITE, 5L, null)
                        .ok(1, 12_100, 12_110, Functions.READ, null, 5L)
                        .ok(2, 12_300, 12_310, Functions.READ, null, 4L)
                        .ok(2, 12_400, 12_410, Functions.READ, null, 5L));
        assertThat(violation.sentence())
                .isEqualTo("c3 read 4 at 12.310 s, but 5 had been acknowledged to c1 at 12.020 s and nobody wrote 4"
                        + " after it");
        assertThat(violation.evidence().operations())
                .extracting(Operation::index)
                .containsExactly(0L, 1L, 3L);
        assertThat(violation.stuck().index()).isEqualTo(3);
        assertThat(violation.timeNs()).isEqualTo(12_310_000_000L);
        assertThat(violation.longestPrefix()).extracting(Operation::index).containsExactly(0L, 1L, 2L);
        assertThat(violation.stateAfterPrefix()).isEqualTo("5");
    }

    @Test
    void readOfTheInitialValueIsToldAsNothing() {
        assertThat(violation(
                                REGISTER,
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.WRITE, 5L, null)
                                        .ok(1, 20, 30, Functions.READ, null, null))
                        .sentence())
                .isEqualTo("c2 read nothing at 0.030 s, but 5 had been acknowledged to c1 at 0.010 s and nobody deleted"
                        + " it after it");
    }

    @Test
    void valueFromNowhereIsTold() {
        HistoryBuilder builder = new HistoryBuilder().ok(1, 20, 30, Functions.READ, null, 7L);
        assertThat(violation(REGISTER, builder).sentence()).isEqualTo("c2 read 7 at 0.030 s, but nobody ever wrote 7");
        assertThat(violation(REGISTER, builder.fail(0, 0, 10, Functions.WRITE, 7L))
                        .sentence())
                .isEqualTo("c2 read 7 at 0.030 s, but when c1 tried to write 7, that failed");
    }

    @Test
    void valueFromTheFutureIsTold() {
        assertThat(violation(
                                REGISTER,
                                new HistoryBuilder()
                                        .ok(1, 20, 30, Functions.READ, null, 7L)
                                        .ok(0, 40, 50, Functions.WRITE, 7L, null))
                        .sentence())
                .isEqualTo("c2 read 7 at 0.030 s, but 7 was written only later, by c1 from 0.040 s on");
    }

    @Test
    void twoChangesOfTheSameValueAreTold() {
        assertThat(violation(
                                REGISTER,
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.WRITE, 4L, null)
                                        .ok(1, 20, 40, Functions.CAS, new Cas(4L, 5L), true)
                                        .ok(2, 30, 50, Functions.CAS, new Cas(4L, 6L), true))
                        .sentence())
                .isEqualTo("c3 changed 4 to 6 at 0.050 s, but c2 changed 4 to 5 as well, and 4 was written only once");
    }

    @Test
    void refusedCasOfACurrentValueIsTold() {
        assertThat(violation(
                                REGISTER,
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.WRITE, 4L, null)
                                        .ok(1, 20, 40, Functions.CAS, new Cas(4L, 5L), false))
                        .sentence())
                .isEqualTo(
                        "c2 was told that the value was not 4 at 0.040 s, but 4 had been acknowledged to c1 at 0.010 s"
                                + " and nobody had written anything else after it");
    }

    @Test
    void twoReadsThatDisagreeAboutTheOrderAreTold() {
        Violation violation = violation(
                REGISTER,
                new HistoryBuilder()
                        .onKey(7L)
                        .ok(0, 0, 100, Functions.WRITE, 4L, null)
                        .ok(1, 0, 100, Functions.WRITE, 5L, null)
                        .ok(2, 10, 20, Functions.READ, null, 4L)
                        .ok(2, 30, 40, Functions.READ, null, 5L)
                        .ok(3, 50, 60, Functions.READ, null, 4L));
        assertThat(violation.sentence())
                .isEqualTo("c4 read 4 at 0.060 s, after c3 had read 5 at 0.040 s, and no order of these 5 operations on"
                        + " key 7 explains both");
        assertThat(violation.key()).isEqualTo(7L);
    }

    @Test
    void deletedValueThatIsBackIsTold() {
        assertThat(violation(
                                Models.kv(),
                                new HistoryBuilder()
                                        .onKey(1L)
                                        .ok(0, 0, 10, Functions.PUT, 4L, null)
                                        .ok(0, 20, 30, Functions.DELETE, null, true)
                                        .ok(1, 40, 50, Functions.GET, null, 4L))
                        .sentence())
                .isEqualTo("c2 read 4 at 0.050 s, but the value had been deleted by c1 at 0.030 s and nobody wrote 4"
                        + " after that");
    }

    @Test
    void queueTellsWhatWasOvertakenTakenTwiceOrLeftBehind() {
        HistoryBuilder two = new HistoryBuilder()
                .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                .ok(0, 20, 30, Functions.ENQUEUE, 2L, null)
                .ok(1, 40, 50, Functions.DEQUEUE, null, 2L);
        assertThat(violation(QUEUE, two).sentence())
                .isEqualTo(
                        "c2 dequeued 2 at 0.050 s, but 1 had been enqueued before it, by c1 at 0.010 s, and nobody had"
                                + " dequeued that");
        assertThat(violation(
                                QUEUE,
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                                        .ok(1, 40, 50, Functions.DEQUEUE, null, 1L)
                                        .ok(2, 60, 70, Functions.DEQUEUE, null, 1L))
                        .sentence())
                .isEqualTo("c3 dequeued 1 at 0.070 s, but c2 dequeued it as well, at 0.050 s");
        assertThat(violation(
                                QUEUE,
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                                        .ok(1, 40, 50, Functions.DEQUEUE, null, null))
                        .sentence())
                .isEqualTo("c2 found the queue empty at 0.050 s, but 1 had been enqueued by c1 at 0.010 s and nobody"
                        + " had dequeued it");
        assertThat(violation(QUEUE, new HistoryBuilder().ok(1, 40, 50, Functions.DEQUEUE, null, 9L))
                        .sentence())
                .isEqualTo("c2 dequeued 9 at 0.050 s, but nobody had enqueued 9");
    }

    @Test
    void setTellsTheOneElementThatMatters() {
        HistoryBuilder builder = new HistoryBuilder();
        for (long element = 1; element <= 30; element++) {
            builder.ok(0, element * 100, element * 100 + 10, Functions.ADD, element, null);
        }
        List<Long> allButSeven = java.util.stream.LongStream.rangeClosed(1, 30)
                .filter(element -> element != 7)
                .boxed()
                .toList();
        Violation violation = violation(Models.set(), builder.ok(1, 5_000, 5_010, Functions.READ, null, allButSeven));
        assertThat(violation.sentence())
                .isEqualTo("c2 did not read 7 at 5.010 s, but c1 had added it by 0.710 s and nobody had removed it");
        assertThat(violation.evidence().size()).isEqualTo(2);
    }

    @Test
    void counterTellsTheBounds() {
        HistoryBuilder adds =
                new HistoryBuilder().ok(0, 0, 10, Functions.ADD, 3L, null).ok(1, 20, 30, Functions.ADD, 4L, null);
        assertThat(violation(Models.counter(), adds.ok(2, 40, 50, Functions.READ, null, 4L))
                        .sentence())
                .isEqualTo("c3 read 4 at 0.050 s, but at least 7 had been added and acknowledged by 0.040 s");
        assertThat(violation(
                                Models.counter(),
                                new HistoryBuilder()
                                        .ok(0, 0, 10, Functions.ADD, 3L, null)
                                        .ok(2, 40, 50, Functions.READ, null, 4L))
                        .sentence())
                .isEqualTo("c3 read 4 at 0.050 s, but no more than 3 can have been added by then");
    }

    @Test
    void ofTwoViolatedKeysTheOneThatShowsFirstIsExplained() {
        HistoryBuilder builder = new HistoryBuilder();
        builder.onKey(1L).ok(0, 0, 10, Functions.WRITE, 1L, null).ok(0, 500, 510, Functions.READ, null, null);
        builder.onKey(2L).ok(1, 0, 10, Functions.WRITE, 1L, null).ok(1, 300, 310, Functions.READ, null, null);
        assertThat(violation(REGISTER, builder).key()).isEqualTo(2L);
    }

    @Test
    void infoWriteMayTakeEffectLateOrNeverButOnlyOnce() {
        HistoryBuilder builder = new HistoryBuilder()
                .info(0, 0, 1_000, Functions.WRITE, 5L)
                .ok(1, 2_000, 2_010, Functions.READ, null, null)
                .ok(1, 3_000, 3_010, Functions.READ, null, 5L)
                .ok(1, 4_000, 4_010, Functions.WRITE, 6L, null);
        assertThat(check(REGISTER, builder.build()).answer()).isEqualTo(Answer.LINEARIZABLE);
        assertThat(check(
                                REGISTER,
                                builder.ok(1, 5_000, 5_010, Functions.READ, null, 5L)
                                        .build())
                        .answer())
                .isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void operationStillOpenAtTheEndCountsAsInfo() {
        History history = new HistoryBuilder()
                .open(0, 0, Functions.WRITE, 5L)
                .ok(1, 2_000, 2_010, Functions.READ, null, 5L)
                .build();
        assertThat(check(REGISTER, history).answer()).isEqualTo(Answer.LINEARIZABLE);
    }

    @Test
    void clientThatGoesOnInTheSameNanosecondIsInOrder() {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 5L, null)
                .ok(0, 10, 20, Functions.READ, null, null)
                .build();
        assertThat(check(REGISTER, history).answer()).isEqualTo(Answer.NOT_LINEARIZABLE);
        History twoClients = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 5L, null)
                .ok(1, 10, 20, Functions.READ, null, null)
                .build();
        assertThat(check(REGISTER, twoClients).answer()).isEqualTo(Answer.LINEARIZABLE);
    }

    @Test
    void nothingAnsweredIsUnknown() {
        Verdict verdict = check(
                REGISTER,
                new HistoryBuilder().info(0, 0, 10, Functions.WRITE, 1L).build());
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(verdict.reason()).contains("nothing to judge");
    }

    @Test
    void smallBudgetIsUnknownAndNamesTheFlag() {
        Verdict verdict = new Judge().check(hard(), Models.counter(), new Budget(1_000));
        assertThat(verdict.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(verdict.reason()).contains("--checker-budget").contains("1000");
        assertThat(verdict.statesVisited()).isLessThanOrEqualTo(1_100);
    }

    /** Adds of different powers of three, up and down, all open at once, and a sum between that none of their subsets gives. */
    private static History hard() {
        HistoryBuilder builder = new HistoryBuilder();
        long amount = 1;
        for (int client = 0; client < 36; client++) {
            builder.ok(client, 0, 100, Functions.ADD, client % 2 == 0 ? amount : -amount, null);
            amount *= 3;
        }
        return builder.ok(40, 0, 100, Functions.READ, null, 2L).build();
    }

    @Test
    void unknownFunctionIsRefused() {
        History history =
                new HistoryBuilder().ok(0, 0, 1, Functions.ENQUEUE, 1L, null).build();
        assertThatThrownBy(() -> check(REGISTER, history))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enqueue");
    }

    @Test
    void sameHistoryGivesTheSameVerdictAndTheSameWork() {
        RandomHistories.Shape shape = new RandomHistories.Shape(5, 2_000, 0, 0.02, 0.02, 20, 3, true);
        History history = RandomHistories.mutated(Prng.of(4, "same"), REGISTER, shape);
        Verdict first = check(REGISTER, history);
        Verdict second = check(REGISTER, history);
        assertThat(second.statesVisited()).isEqualTo(first.statesVisited());
        assertThat(second.answer()).isEqualTo(first.answer());
    }

    @Test
    void largeHistoriesAreJudgedWithinFewStatesForEachOperation() {
        for (Model model : Models.all()) {
            for (int seed = 1; seed <= 5; seed++) {
                RandomHistories.Shape shape = new RandomHistories.Shape(5, 2_000, 0, 0.02, 0.02, 40, 5, true);
                History history = RandomHistories.good(Prng.of(seed, "large"), model, shape);
                Verdict verdict = check(model, history);
                assertThat(verdict.answer()).as(model.name() + " seed " + seed).isEqualTo(Answer.LINEARIZABLE);
                assertThat(verdict.statesVisited())
                        .as(model.name() + " seed " + seed)
                        .isLessThan(100_000);
            }
        }
    }

    @Test
    void dozensOfTimedOutWritesOfOneKeyDoNotExplode() {
        HistoryBuilder builder = new HistoryBuilder();
        for (int i = 0; i < 60; i++) {
            builder.info(i, i * 10L, 5_000, Functions.WRITE, 1_000L + i);
            builder.info(100 + i, i * 10L, 5_000, Functions.CAS, new Cas(1L, 2_000L + i));
            builder.ok(200, i * 10L, i * 10L + 5, i % 3 == 0 ? Functions.WRITE : Functions.READ, null, null);
        }
        builder.ok(201, 700, 705, Functions.WRITE, 1L, null);
        builder.ok(201, 710, 715, Functions.READ, null, 2_005L);
        builder.ok(201, 720, 725, Functions.READ, null, 1_007L);
        Verdict good = check(REGISTER, builder.build());
        assertThat(good.answer()).isEqualTo(Answer.LINEARIZABLE);
        Verdict bad = check(
                REGISTER,
                builder.ok(201, 730, 735, Functions.READ, null, 2_005L).build());
        assertThat(bad.answer()).isEqualTo(Answer.NOT_LINEARIZABLE);
        assertThat(bad.statesVisited()).isLessThan(10_000);
    }

    private static Violation violation(Model model, HistoryBuilder builder) {
        Verdict verdict = check(model, builder.build());
        assertThat(verdict.answer()).isEqualTo(Answer.NOT_LINEARIZABLE);
        return Objects.requireNonNull(verdict.violation());
    }

    private static Verdict check(Model model, History history) {
        return new Judge().check(history, model, Budget.DEFAULT);
    }
}
