package io.netsplit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final History HISTORY = new HistoryBuilder()
            .onKey(1L)
            .ok(0, 0, 10, Functions.WRITE, 5L, null)
            .info(1, 5, 1_005, Functions.WRITE, 6L)
            .onKey(2L)
            .ok(0, 20, 30, Functions.READ, null, 7L)
            .ok(1, 1_010, 1_020, Functions.READ, null, 7L)
            .fail(2, 40, 50, Functions.WRITE, 8L)
            .open(3, 60, Functions.WRITE, 9L)
            .build();

    @Test
    void builderSortsByInvocationAndNumbers() {
        assertThat(HISTORY.operations()).extracting(Operation::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(HISTORY.operations()).extracting(Operation::client).containsExactly(0, 1, 0, 2, 3, 1);
        assertThat(HISTORY.operations().get(1).invokedNs()).isEqualTo(5_000_000);
    }

    @Test
    void clientGoesOnAsANewProcessAfterAnInfo() {
        assertThat(HISTORY.byClient(1).operations())
                .extracting(Operation::process)
                .containsExactly(1, 4);
    }

    @Test
    void filtersFindWhatTheySay() {
        assertThat(HISTORY.onKey(1L).size()).isEqualTo(2);
        assertThat(HISTORY.onKey(null).isEmpty()).isTrue();
        assertThat(HISTORY.withFunction(Functions.READ).size()).isEqualTo(2);
        assertThat(HISTORY.invokedIn(5_000_000, 40_000_000).size()).isEqualTo(2);
        assertThat(HISTORY.byProcess(4).size()).isEqualTo(1);
        assertThat(HISTORY.completed(Completion.INFO).size()).isEqualTo(1);
        assertThat(HISTORY.completed(Completion.OPEN).size()).isEqualTo(1);
    }

    @Test
    void splitByKeyKeepsEveryOperationOnce() {
        assertThat(HISTORY.splitByKey()).extracting(History::size).containsExactly(2, 4);
    }

    @Test
    void timeRunningBackwardsIsRefused() {
        Operation late = new Operation(0, 0, Functions.READ, null, null, 10);
        Operation early = new Operation(1, 1, Functions.READ, null, null, 9);
        assertThatThrownBy(() -> History.of(List.of(late, early)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("time runs backwards");
    }

    @Test
    void completionBeforeInvocationIsRefused() {
        Operation operation = new Operation(0, 0, Functions.READ, null, null, 10);
        operation.complete(Completion.OK, 1L, 9, "");
        assertThatThrownBy(() -> History.of(List.of(operation))).hasMessageContaining("before its invocation");
    }

    @Test
    void equalIndexIsRefused() {
        Operation operation = new Operation(0, 0, Functions.READ, null, null, 10);
        assertThatThrownBy(() -> History.of(List.of(operation, operation))).hasMessageContaining("index does not grow");
    }
}
