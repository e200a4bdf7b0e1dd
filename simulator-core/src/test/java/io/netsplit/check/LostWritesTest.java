package io.netsplit.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.LostWrites.Evidence;
import io.netsplit.check.LostWrites.LostWrite;
import io.netsplit.check.linearizability.judge.RandomHistories;
import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.random.Prng;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LostWritesTest {
    private static final Model REGISTER = Models.register();

    @Test
    void writeIsLostWhereEveryReplicaHoldsAnOlderValueAtTheEnd() {
        History history = twoWrites().build();
        LostWrites lost = LostWrites.of(history, REGISTER, List.of(replica("n1", 4L), replica("n2", 4L)));
        assertThat(lost.finding()).isEqualTo(Finding.VIOLATED);
        assertThat(lost.acknowledged()).isEqualTo(2);
        assertThat(lost.lost()).extracting(LostWrite::evidence).containsExactly(Evidence.FINAL_STATE);
        assertThat(lost.lost().get(0).sentence())
                .isEqualTo("c2 wrote 5 on key 1, acknowledged at 0.030 s, but at the end every replica holds an older"
                        + " value: n1 has 4");
    }

    @Test
    void writeThatOneReplicaHoldsIsNotLost() {
        LostWrites lost = LostWrites.of(twoWrites().build(), REGISTER, List.of(replica("n1", 4L), replica("n2", 5L)));
        assertThat(lost.finding()).isEqualTo(Finding.HOLDS);
    }

    @Test
    void concurrentWriteMayHaveOverwrittenIt() {
        History history = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 25, Functions.WRITE, 4L, null)
                .ok(1, 20, 30, Functions.WRITE, 5L, null)
                .build();
        assertThat(LostWrites.of(history, REGISTER, List.of(replica("n1", 4L))).finding())
                .isEqualTo(Finding.HOLDS);
    }

    @Test
    void writeOfUnknownEndMayHaveOverwrittenIt() {
        History history = new HistoryBuilder()
                .onKey(1L)
                .info(0, 0, 10, Functions.WRITE, 4L)
                .ok(1, 20, 30, Functions.WRITE, 5L, null)
                .build();
        assertThat(LostWrites.of(history, REGISTER, List.of(replica("n1", 4L))).finding())
                .isEqualTo(Finding.HOLDS);
    }

    @Test
    void writeIsLostWhereReplicasHoldTheInitialValue() {
        History history = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.WRITE, 4L, null)
                .build();
        LostWrites lost = LostWrites.of(history, REGISTER, List.of(replica("n1", null)));
        assertThat(lost.lost()).hasSize(1);
    }

    @Test
    void casOnAnOlderValueShowsTheLoss() {
        History history =
                twoWrites().ok(2, 40, 50, Functions.CAS, new Cas(4L, 6L), true).build();
        LostWrites lost = LostWrites.of(history, REGISTER, List.of(replica("n1", 6L)));
        assertThat(lost.lost()).extracting(LostWrite::evidence).containsExactly(Evidence.ACTED_ON);
        assertThat(lost.lost().get(0).sentence()).contains("c3 then changed 4 to 6 at 0.050 s");
    }

    @Test
    void readOfAnOlderValueShowsTheLossWhereNobodySawTheWriteAgain() {
        History history = twoWrites().ok(2, 40, 50, Functions.READ, null, 4L).build();
        assertThat(LostWrites.of(history, REGISTER, List.of()).lost())
                .extracting(LostWrite::evidence)
                .containsExactly(Evidence.SHOWN_OLDER);
    }

    @Test
    void staleReadIsNoLossWhereTheWriteIsSeenAgain() {
        History history = twoWrites()
                .ok(2, 40, 50, Functions.READ, null, 4L)
                .ok(2, 60, 70, Functions.READ, null, 5L)
                .build();
        assertThat(LostWrites.of(history, REGISTER, List.of()).finding()).isEqualTo(Finding.HOLDS);
    }

    @Test
    void nothingIsKnownWithoutWritesOrWithoutALookAfterwards() {
        assertThat(LostWrites.of(History.of(List.of()), REGISTER, List.of()).finding())
                .isEqualTo(Finding.UNKNOWN);
        assertThat(LostWrites.of(twoWrites().build(), REGISTER, List.of()).finding())
                .isEqualTo(Finding.UNKNOWN);
        History onlyReads =
                new HistoryBuilder().ok(0, 0, 10, Functions.READ, null, null).build();
        assertThat(LostWrites.of(onlyReads, REGISTER, List.of(replica("n1", null)))
                        .finding())
                .isEqualTo(Finding.UNKNOWN);
    }

    @Test
    void appendIsLostWhereNoReplicaContainsItAndNothingOverwroteIt() {
        HistoryBuilder appends = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.APPEND, 4L, null)
                .ok(1, 20, 30, Functions.APPEND, 5L, null);
        List<Replica> without = List.of(replica("n1", List.of(4L)));
        assertThat(LostWrites.of(appends.build(), Models.kv(), without).lost()).hasSize(1);
        assertThat(LostWrites.of(appends.build(), Models.kv(), List.of(replica("n1", List.of(4L, 5L))))
                        .finding())
                .isEqualTo(Finding.HOLDS);
        History overwritten = appends.info(2, 25, 1_025, Functions.PUT, 9L).build();
        assertThat(LostWrites.of(overwritten, Models.kv(), without).lost()).isEmpty();
    }

    @Test
    void deleteIsLostWhereTheOldValueIsThere() {
        History history = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.PUT, 4L, null)
                .ok(1, 20, 30, Functions.DELETE, null, true)
                .build();
        assertThat(LostWrites.of(history, Models.kv(), List.of(replica("n1", 4L)))
                        .lost())
                .hasSize(1);
        assertThat(LostWrites.of(history, Models.kv(), List.of(replica("n1", null)))
                        .lost())
                .isEmpty();
    }

    @Test
    void elementIsLostWhereNoReplicaHoldsItAndNobodyCanHaveRemovedIt() {
        HistoryBuilder adds = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.ADD, 4L, true)
                .ok(1, 20, 30, Functions.ADD, 5L, null);
        List<Replica> without = List.of(replica("n1", List.of(4L)), replica("n2", null));
        assertThat(LostWrites.of(adds.build(), Models.set(), without).lost())
                .extracting(LostWrite::evidence)
                .containsExactly(Evidence.FINAL_STATE);
        History removed = adds.info(2, 25, 1_025, Functions.REMOVE, 5L).build();
        assertThat(LostWrites.of(removed, Models.set(), without).lost()).isEmpty();
    }

    @Test
    void elementMissingFromTheLastReadsIsLostAndARemovedOneThatIsBackAsWell() {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.ADD, 4L, null)
                .ok(0, 20, 30, Functions.ADD, 5L, null)
                .ok(0, 40, 50, Functions.REMOVE, 4L, true)
                .ok(1, 60, 70, Functions.READ, null, List.of(4L))
                .build();
        LostWrites lost = LostWrites.of(history, Models.set(), List.of());
        assertThat(lost.lost())
                .extracting(LostWrite::sentence)
                .containsExactly(
                        "c1 added 5, acknowledged at 0.030 s, but c2 read it no more at 0.070 s",
                        "c1 removed 4, acknowledged at 0.050 s, but c2 read it at 0.070 s");
    }

    @Test
    void counterTellsHowMuchIsMissing() {
        HistoryBuilder adds = new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.ADD, 4L, null)
                .ok(1, 20, 30, Functions.ADD, 5L, null)
                .info(2, 20, 1_030, Functions.ADD, 7L);
        LostWrites lost = LostWrites.of(adds.build(), Models.counter(), List.of(replica("n1", 7L)));
        assertThat(lost.finding()).isEqualTo(Finding.VIOLATED);
        assertThat(lost.lost().get(0).write()).isNull();
        assertThat(lost.lost().get(0).sentence()).contains("2 less");
        assertThat(LostWrites.of(adds.build(), Models.counter(), List.of(replica("n1", 9L)))
                        .finding())
                .isEqualTo(Finding.HOLDS);
        History read = adds.ok(3, 40, 50, Functions.READ, null, 3L).build();
        assertThat(LostWrites.of(read, Models.counter(), List.of())
                        .lost()
                        .get(0)
                        .sentence())
                .contains("c4 read 3 on key 1 at 0.050 s, 6 less");
    }

    @Test
    void queueElementIsLostWhereNobodyTookItAndItIsNotThere() {
        HistoryBuilder enqueues = new HistoryBuilder()
                .ok(0, 0, 10, Functions.ENQUEUE, 4L, null)
                .ok(0, 20, 30, Functions.ENQUEUE, 5L, null)
                .ok(1, 40, 50, Functions.DEQUEUE, null, 4L)
                .ok(1, 60, 70, Functions.DEQUEUE, null, null);
        LostWrites lost = LostWrites.of(enqueues.build(), Models.queue(), List.of());
        assertThat(lost.lost())
                .extracting(LostWrite::write)
                .extracting(Operation::input)
                .containsExactly(5L);
        History unknown = enqueues.info(2, 45, 1_045, Functions.DEQUEUE, null).build();
        assertThat(LostWrites.of(unknown, Models.queue(), List.of()).finding()).isEqualTo(Finding.HOLDS);
        assertThat(LostWrites.of(unknown, Models.queue(), List.of(new Replica("n1", Map.of())))
                        .finding())
                .isEqualTo(Finding.HOLDS);
    }

    @Test
    void linearizableHistoriesLoseNothing() {
        for (Model model : Models.all()) {
            for (int seed = 1; seed <= 1_000; seed++) {
                Prng random = Prng.of(seed, "lost/" + model.name());
                RandomHistories.Shape shape = new RandomHistories.Shape(
                        3, 15, random.nextInt(2) * 4, 0.1, 0.1, random.nextInt(10), 1 + random.nextInt(2), true);
                History history = RandomHistories.good(random, model, shape);
                assertThat(LostWrites.of(history, model, List.of()).lost())
                        .as(model.name() + " seed " + seed)
                        .isEmpty();
            }
        }
    }

    private static HistoryBuilder twoWrites() {
        return new HistoryBuilder()
                .onKey(1L)
                .ok(0, 0, 10, Functions.WRITE, 4L, null)
                .ok(1, 20, 30, Functions.WRITE, 5L, null);
    }

    private static Replica replica(String node, @Nullable Object value) {
        return new Replica(node, value == null ? Map.of() : Map.of(1L, value));
    }
}
