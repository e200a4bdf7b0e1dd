package io.netsplit.scenario.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Models;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ladder of the CAP scorecard on histories of which each is known to be on one rung and not on the next one. */
class StrongestLevelTest {
    /** "wx1 ry0 | wy1 rx0": sessions, one operation of each in turn, one after the other in real time, 0 at first. */
    private static History history(String text) {
        List<String[]> sessions = new ArrayList<>();
        for (String session : text.split("\\|")) {
            sessions.add(session.trim().split("\\s+"));
        }
        List<Operation> operations = new ArrayList<>();
        int longest =
                sessions.stream().mapToInt(session -> session.length).max().orElse(0);
        for (int turn = 0; turn < longest; turn++) {
            for (int session = 0; session < sessions.size(); session++) {
                if (turn < sessions.get(session).length) {
                    operations.add(operation(operations.size(), session, sessions.get(session)[turn]));
                }
            }
        }
        return History.of(operations);
    }

    private static Operation operation(int index, int session, String word) {
        boolean isWrite = word.charAt(0) == 'w';
        Long value = Long.valueOf(word.substring(2));
        Operation operation = new Operation(
                index,
                session,
                isWrite ? Functions.WRITE : Functions.READ,
                word.substring(1, 2),
                isWrite ? value : null,
                1_000L * index);
        operation.complete(Completion.OK, isWrite ? null : value, 1_000L * index + 500, "");
        return operation;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            in real time                        ; wx1 wx2 | rx1 rx2                              ; linearizable
            another session's old value         ; wx1 wx2 | rx1 rx1                              ; sequential
            a value that is late for all        ; wx1 ry0 | wy1 rx1                              ; sequential
            store buffering                     ; wx1 ry0 | wy1 rx0                              ; causal
            independent reads, two orders       ; wx1 ry0 | wy1 rx0 | rx1 ry0 | ry1 rx0          ; causal
            causal but in no single order       ; wx1 wx3 | rx1 wx2 | rx1 rx3 rx2 | rx1 rx2 rx3  ; causal
            load buffering                      ; rx1 wy1 | ry1 wx1                              ; session guarantees
            own write not read                  ; wx1 rx0 | rx0 rx1                              ; eventual
            back to the beginning               ; wx1 wx2 | rx1 rx0                              ; eventual
            """)
    void historyIsOnItsRung(String name, String text, String level) {
        assertThat(StrongestLevel.of(history(text), Models.register(0L), Budget.DEFAULT, () -> true))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"wx1 rx0, none", "wx1 rx1, linearizable"})
    void replicasThatNeverAgreeLeaveNothing(String text, String level) {
        assertThat(StrongestLevel.of(history(text), Models.register(0L), Budget.DEFAULT, () -> false))
                .isEqualTo(level);
    }
}
