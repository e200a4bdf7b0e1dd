package io.netsplit.check.transaction;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down histories of transactions as the literature does: "wx1 ry0 | ry0 wy2!" is two of them, the second aborted;
 * "ax1" appends and "rx1,2" reads a list, "rx" an empty one; "?" stands for an unknown end.
 */
final class Transactions {
    private Transactions() {}

    /** All at the same time, except that with {@code inTurn} each begins after the one before. */
    static History of(String text, boolean inTurn) {
        List<Operation> operations = new ArrayList<>();
        boolean lists = text.contains("a");
        for (String one : text.split("\\|")) {
            int index = operations.size();
            char end = one.trim().charAt(one.trim().length() - 1);
            Completion how = end == '!' ? Completion.FAIL : end == '?' ? Completion.INFO : Completion.OK;
            List<Object> steps = new ArrayList<>();
            for (String word : one.replace("!", "").replace("?", "").trim().split("\\s+")) {
                List<@Nullable Object> step = new ArrayList<>();
                step.add(word.startsWith("a") ? "append" : word.substring(0, 1));
                step.add(word.substring(1, 2));
                step.add(value(word.charAt(0), word.substring(2), lists));
                steps.add(step);
            }
            Operation operation = new Operation(index, index, "txn", null, steps, inTurn ? 10L * index : 0);
            operation.complete(how, how == Completion.OK ? steps : null, inTurn ? 10L * index + 5 : 100, "");
            operations.add(operation);
        }
        return History.of(operations);
    }

    private static @Nullable Object value(char verb, String text, boolean lists) {
        if (verb != 'r' || !lists) {
            return Long.valueOf(text);
        }
        List<Object> list = new ArrayList<>();
        for (String element : text.split(",")) {
            if (!element.isEmpty()) {
                list.add(Long.valueOf(element));
            }
        }
        return list;
    }
}
