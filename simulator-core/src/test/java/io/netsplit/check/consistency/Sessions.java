package io.netsplit.check.consistency;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down small histories as the literature does: "wx1 ry0 | wy1 rx0", one session after the other, 0 at first. */
final class Sessions {
    private Sessions() {}

    /** Operations follow each other in time, session by session in turns. */
    static History of(String text) {
        List<String[]> sessions = new ArrayList<>();
        for (String session : text.split("\\|")) {
            sessions.add(session.trim().split("\\s+"));
        }
        List<Operation> operations = new ArrayList<>();
        for (int turn = 0; operations.size() < count(sessions); turn++) {
            for (int session = 0; session < sessions.size(); session++) {
                if (turn < sessions.get(session).length) {
                    operations.add(operation(operations.size(), session, sessions.get(session)[turn]));
                }
            }
        }
        return History.of(operations);
    }

    private static int count(List<String[]> sessions) {
        return sessions.stream().mapToInt(session -> session.length).sum();
    }

    /** "wx1", "rx1", and "wx1?" for a write of unknown end. */
    private static Operation operation(int index, int session, String word) {
        boolean isWrite = word.charAt(0) == 'w';
        boolean isUnknown = word.endsWith("?");
        String number = word.substring(2, isUnknown ? word.length() - 1 : word.length());
        Long value = Long.valueOf(number);
        return made(index, session, isWrite, word.substring(1, 2), value, isUnknown ? Completion.INFO : Completion.OK);
    }

    static Operation made(int index, int session, boolean isWrite, Object key, @Nullable Long value, Completion how) {
        long atNs = 1_000_000L * index;
        Operation operation = new Operation(
                index, session, isWrite ? Functions.WRITE : Functions.READ, key, isWrite ? value : null, atNs);
        operation.complete(how, isWrite ? null : value, atNs + 500_000, how == Completion.OK ? "" : "timeout");
        return operation;
    }
}
