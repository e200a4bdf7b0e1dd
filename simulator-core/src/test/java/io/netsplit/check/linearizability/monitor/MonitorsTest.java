package io.netsplit.check.linearizability.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.monitor.Monitor.Answer;
import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each monitor takes on, what it leaves to the search, and the witnesses it gives. */
class MonitorsTest {
    private static Answer judge(Model model, HistoryBuilder history) {
        return Monitors.judge(history.build().operations(), model);
    }

    @Test
    void witnessOfAStaleReadIsTheTwoValuesOnly() {
        HistoryBuilder builder = new HistoryBuilder();
        for (long value = 1; value <= 100; value++) {
            builder.ok(0, 10 * value, 10 * value + 5, Functions.WRITE, value, null);
        }
        History history = builder.ok(1, 2_000, 2_010, Functions.READ, null, 7L).build();
        Ruling ruling = Monitors.rule(history.operations(), Models.register());
        assertThat(ruling.answer()).isEqualTo(Answer.NOT_LINEARIZABLE);
        assertThat(ruling.witness())
                .hasSizeLessThanOrEqualTo(4)
                .contains(history.operations().get(100));
    }

    @Test
    void valuesThatWereSeenAndWrittenTwiceAreLeftToTheSearch() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(0, 20, 30, Functions.WRITE, 1L, null)
                .ok(1, 40, 50, Functions.READ, null, 1L);
        assertThat(judge(Models.register(), history)).isEqualTo(Answer.NOT_APPLICABLE);
    }

    @Test
    void valuesThatNobodySawMayBeWrittenTwice() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(0, 20, 30, Functions.WRITE, 1L, null)
                .ok(0, 40, 50, Functions.WRITE, 2L, null)
                .ok(1, 60, 70, Functions.READ, null, 2L);
        assertThat(judge(Models.register(), history)).isEqualTo(Answer.LINEARIZABLE);
    }

    @Test
    void twoCasOfTheSameValueCannotBothSucceed() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(0, 20, 90, Functions.CAS, new Cas(1L, 2L), true)
                .ok(1, 20, 90, Functions.CAS, new Cas(1L, 3L), true);
        assertThat(judge(Models.casRegister(), history)).isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void casThatNeedEachOtherAreACircle() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 90, Functions.CAS, new Cas(1L, 2L), true)
                .ok(1, 0, 90, Functions.CAS, new Cas(2L, 1L), true);
        assertThat(judge(Models.casRegister(), history)).isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void casOfUnknownEndHappenedWhereItsValueWasSeen() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .info(1, 20, 30, Functions.CAS, new Cas(1L, 2L))
                .ok(2, 40, 50, Functions.READ, null, 2L)
                .ok(2, 60, 70, Functions.READ, null, 1L);
        assertThat(judge(Models.casRegister(), history)).isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void appendThatALaterReadDoesNotShowIsLost() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.APPEND, 1L, null)
                .ok(1, 20, 30, Functions.APPEND, 2L, null)
                .ok(2, 40, 50, Functions.READ, null, List.of(1L));
        assertThat(judge(Models.list(), history)).isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void readsOfAGrowingSetMustShowEachOther() {
        HistoryBuilder history = new HistoryBuilder()
                .ok(0, 0, 90, Functions.ADD, 1L, null)
                .ok(1, 0, 90, Functions.ADD, 2L, null)
                .ok(2, 10, 20, Functions.READ, null, List.of(1L))
                .ok(3, 10, 20, Functions.READ, null, List.of(2L));
        assertThat(judge(Models.set(), history)).isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    @Test
    void dequeueThatFoundNothingBesideAnElementThatStayedIsRefusedWithBoth() {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.ENQUEUE, 1L, null)
                .ok(1, 20, 30, Functions.DEQUEUE, null, null)
                .build();
        Ruling ruling = Monitors.rule(history.operations(), Models.queue());
        assertThat(ruling).isEqualTo(new Ruling(Answer.NOT_LINEARIZABLE, history.operations()));
    }

    @Test
    void popOfTheLowerElementIsRefusedUnlessTheUpperOneCanHaveGone() {
        HistoryBuilder stays = new HistoryBuilder()
                .ok(0, 0, 10, Functions.PUSH, 1L, null)
                .ok(0, 20, 30, Functions.PUSH, 2L, null)
                .ok(1, 60, 70, Functions.POP, null, 1L);
        assertThat(judge(Models.stack(), stays)).isEqualTo(Answer.NOT_LINEARIZABLE);
        assertThat(judge(Models.stack(), stays.info(2, 40, 50, Functions.POP, null)))
                .isEqualTo(Answer.LINEARIZABLE);
    }

    @Test
    void sumThatNeedsPartOfAChangeIsLeftToTheSearch() {
        assertThat(judge(Models.counter(), adding(1, 2).ok(2, 40, 50, Functions.READ, null, 3L)))
                .isEqualTo(Answer.LINEARIZABLE);
        HistoryBuilder open = adding(3, 2).ok(2, 0, 10, Functions.READ, null, 2L);
        assertThat(judge(Models.counter(), open)).isEqualTo(Answer.NOT_APPLICABLE);
    }

    @Test
    void sumThatNoPartsOfChangesMakeIsRefused() {
        assertThat(judge(Models.counter(), adding(1, 2).ok(2, 40, 50, Functions.READ, null, 2L)))
                .isEqualTo(Answer.NOT_LINEARIZABLE);
        assertThat(judge(Models.counter(), adding(-4, 2).ok(2, 0, 10, Functions.READ, null, 3L)))
                .isEqualTo(Answer.NOT_LINEARIZABLE);
    }

    private static HistoryBuilder adding(long one, long other) {
        return new HistoryBuilder().ok(0, 0, 10, Functions.ADD, one, null).ok(1, 0, 30, Functions.ADD, other, null);
    }

    @Test
    void whatAModelDoesNotKnowIsLeftToTheSearchWhichSaysSo() {
        HistoryBuilder history = new HistoryBuilder().ok(0, 0, 10, "explode", 1L, null);
        for (Model model : Models.all()) {
            assertThat(judge(model, history)).as(model.name()).isEqualTo(Answer.NOT_APPLICABLE);
        }
    }
}
