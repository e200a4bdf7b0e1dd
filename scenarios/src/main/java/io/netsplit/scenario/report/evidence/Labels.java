package io.netsplit.scenario.report.evidence;

import io.netsplit.history.Functions;
import io.netsplit.scenario.result.OperationView;

/** Operations in few letters. */
final class Labels {
    private Labels() {}

    /** As "read → 4". */
    static String full(OperationView operation) {
        return spelled(operation, operation.function());
    }

    /** As "r 4": for bars that are short. */
    static String brief(OperationView operation) {
        String word = switch (operation.function()) {
            case Functions.READ -> "r";
            case Functions.WRITE -> "w";
            case Functions.ENQUEUE -> "enq";
            case Functions.DEQUEUE -> "deq";
            case Functions.APPEND -> "app";
            case Functions.DELETE -> "del";
            case Functions.REMOVE -> "rem";
            default -> operation.function();
        };
        boolean seen = operation.input().isEmpty() && !operation.output().isEmpty();
        return seen ? word + " " + operation.output() : spelled(operation, word);
    }

    private static String spelled(OperationView operation, String word) {
        String input = operation.input().isEmpty() ? "" : " " + operation.input();
        String output = operation.output().isEmpty() ? "" : " → " + operation.output();
        return word + input + output;
    }
}
