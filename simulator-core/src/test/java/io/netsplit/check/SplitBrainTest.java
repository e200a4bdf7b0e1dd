package io.netsplit.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitBrainTest {
    private static final LostWrites NOTHING_LOST = new LostWrites(Finding.HOLDS, 1, List.of());
    private static final History EMPTY = History.of(List.of());

    @Test
    void overlapOfTwoBeliefsIsASplitBrain() {
        List<SplitBrain> found =
                SplitBrain.find(List.of(new Belief(0, 3, 0, 100), new Belief(2, 4, 60, 200)), EMPTY, NOTHING_LOST);
        assertThat(found).hasSize(1);
        SplitBrain split = found.get(0);
        assertThat(split.fromNs()).isEqualTo(60);
        assertThat(split.durationNs()).isEqualTo(40);
        assertThat(split.leaders()).extracting(side -> side.belief().node()).containsExactly(0, 2);
        assertThat(split.leaders()).extracting(side -> side.belief().epoch()).containsExactly(3L, 4L);
        assertThat(split.lostWrites()).isFalse();
    }

    @Test
    void leadersThatFollowEachOtherAreNone() {
        assertThat(SplitBrain.find(
                        List.of(new Belief(0, 3, 0, 100), new Belief(2, 4, 100, 200), new Belief(2, 5, 200, 300)),
                        EMPTY,
                        NOTHING_LOST))
                .isEmpty();
        assertThat(SplitBrain.find(List.of(), EMPTY, NOTHING_LOST)).isEmpty();
    }

    @Test
    void oneNodeThatBelievesTwiceIsNone() {
        assertThat(SplitBrain.find(List.of(new Belief(0, 3, 0, 100), new Belief(0, 4, 50, 200)), EMPTY, NOTHING_LOST))
                .isEmpty();
    }

    @Test
    void aCoordinatorThatLeadsOnInANewerViewIsOneSideAndHasNotNoticed() {
        List<SplitBrain> found = SplitBrain.find(
                List.of(new Belief(0, 3, 0, 50), new Belief(0, 4, 50, 200), new Belief(2, 4, 40, 120)),
                EMPTY,
                NOTHING_LOST);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).leaders())
                .extracting(side -> side.belief().epoch())
                .containsExactly(4L, 4L);
        assertThat(found.get(0).detectedNs()).isEqualTo(120);
    }

    @Test
    void intervalLastsWhileAnyTwoOverlap() {
        List<SplitBrain> found = SplitBrain.find(
                List.of(
                        new Belief(0, 1, 0, 50),
                        new Belief(1, 2, 40, 90),
                        new Belief(2, 3, 45, 120),
                        new Belief(3, 4, 200, 300),
                        new Belief(4, 4, 250, 260)),
                EMPTY,
                NOTHING_LOST);
        assertThat(found).extracting(SplitBrain::fromNs).containsExactly(40L, 250L);
        assertThat(found).extracting(SplitBrain::toNs).containsExactly(90L, 260L);
        assertThat(found.get(0).leaders()).hasSize(3);
    }

    @Test
    void saysWhoAcknowledgedWhatAndWhatWasLost() {
        List<Operation> operations = new ArrayList<>();
        operations.add(answered(0, 0, Functions.WRITE, 1L, null, 10, 20, 0));
        operations.add(answered(1, 1, Functions.WRITE, 2L, null, 70, 80, 0));
        operations.add(answered(2, 0, Functions.WRITE, 3L, null, 85, 95, 2));
        operations.add(answered(3, 1, Functions.READ, null, 2L, 90, 95, 0));
        History history = History.of(operations);
        LostWrites losses = LostWrites.of(history, Models.register(), List.of(new Replica("n3", Map.of(1L, 1L))));
        assertThat(losses.lost()).hasSize(2);
        SplitBrain split = SplitBrain.find(List.of(new Belief(0, 3, 0, 100), new Belief(2, 4, 60, 90)), history, losses)
                .get(0);
        assertThat(split.leaders().get(0).acknowledged()).containsExactly(operations.get(1));
        assertThat(split.leaders().get(0).lost()).hasSize(1);
        assertThat(split.leaders().get(1).acknowledged()).isEmpty();
        assertThat(split.lostWrites()).isTrue();
    }

    @Test
    void firstToGiveUpDetectsIt() {
        SplitBrain split = SplitBrain.find(
                        List.of(new Belief(0, 3, 0, 100), new Belief(2, 4, 60, 200)), EMPTY, NOTHING_LOST)
                .get(0);
        assertThat(split.detectedNs()).isEqualTo(100);
        assertThat(split.detectionTimeNs()).isEqualTo(40);
        assertThat(split.winner().belief().node()).isEqualTo(2);
        assertThat(split.losers()).extracting(side -> side.belief().node()).containsExactly(0);
    }

    @Test
    void crashOfALeaderEndsItUndetected() {
        List<Belief> crashed = List.of(new Belief(0, 3, 0, 100, false), new Belief(2, 4, 60, 200));
        SplitBrain split = SplitBrain.find(crashed, EMPTY, NOTHING_LOST).get(0);
        assertThat(split.detectedNs()).isEqualTo(SplitBrain.NEVER);
        assertThat(split.detectionTimeNs()).isEqualTo(SplitBrain.NEVER);
    }

    @Test
    void ofThreeLeadersTheFirstThatStepsDownDetectsIt() {
        List<Belief> beliefs =
                List.of(new Belief(0, 1, 0, 90), new Belief(1, 2, 40, 70), new Belief(2, 3, 45, 300, false));
        SplitBrain split = SplitBrain.find(beliefs, EMPTY, NOTHING_LOST).get(0);
        assertThat(split.toNs()).isEqualTo(90);
        assertThat(split.detectionTimeNs()).isEqualTo(30);
        assertThat(split.losers()).extracting(side -> side.belief().node()).containsExactly(0, 1);
    }

    @Test
    void timeWithoutLeaderIsTheRestOfTheWindow() {
        List<Belief> beliefs = List.of(new Belief(2, 2, 60, 90), new Belief(0, 1, 10, 30), new Belief(1, 1, 20, 40));
        assertThat(Leadership.withoutLeaderNs(beliefs, 0, 100)).isEqualTo(10 + 20 + 10);
        assertThat(Leadership.withoutLeaderNs(beliefs, 15, 50)).isEqualTo(10);
        assertThat(Leadership.withoutLeaderNs(beliefs, 95, 100)).isEqualTo(5);
        assertThat(Leadership.withoutLeaderNs(List.of(), 5, 100)).isEqualTo(95);
    }

    @Test
    void leaderChangesCountNodesAndNotEpochs() {
        List<Belief> beliefs = List.of(
                new Belief(0, 1, 0, 10), new Belief(0, 2, 10, 20), new Belief(1, 3, 30, 40), new Belief(0, 4, 50, 60));
        assertThat(Leadership.changes(beliefs, 0, 100)).isEqualTo(2);
        assertThat(Leadership.changes(beliefs, 40, 100)).isEqualTo(1);
        assertThat(Leadership.changes(List.of(), 0, 100)).isZero();
    }

    private static Operation answered(
            long index,
            int client,
            String function,
            @Nullable Object input,
            @Nullable Object output,
            long fromNs,
            long toNs,
            int node) {
        Operation operation = new Operation(index, client, function, 1L, input, fromNs);
        operation.complete(Completion.OK, output, toNs, "", node);
        return operation;
    }
}
