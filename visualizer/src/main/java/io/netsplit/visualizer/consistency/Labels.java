package io.netsplit.visualizer.consistency;

import io.netsplit.check.Phrases;
import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations in few letters. */
final class Labels {
    private static final List<String> SEERS = List.of(Functions.READ, Functions.GET, Functions.DEQUEUE, Functions.POP);
    private static final int LONG = 3;

    private Labels() {}

    /** As "write 5", "read → 5", "cas 4 to 5: no"; without the key. */
    static String of(Operation operation) {
        if (operation.function().equals(Functions.TXN)) {
            return transaction(operation);
        }
        Object input = operation.input();
        String asked = input == null
                ? ""
                : " "
                        + (input instanceof Cas cas
                                ? Phrases.value(cas.expected()) + " to " + Phrases.value(cas.update())
                                : Phrases.value(input));
        return operation.function() + asked + answer(operation);
    }

    private static String answer(Operation operation) {
        Object output = operation.output();
        if (!operation.isOk() || Boolean.TRUE.equals(output)) {
            return "";
        }
        if (Boolean.FALSE.equals(output)) {
            return ": no";
        }
        return output == null && !SEERS.contains(operation.function()) ? "" : " → " + Phrases.value(output);
    }

    /** As "r x 1, append y 2"; of long lists that were read only the end, which is what matters. */
    static String transaction(Operation operation) {
        Object steps = operation.isOk() && operation.output() != null ? operation.output() : operation.input();
        StringBuilder text = new StringBuilder();
        if (steps instanceof List<?> list) {
            for (Object step : list) {
                if (step instanceof List<?> parts && parts.size() > 1) {
                    text.append(text.isEmpty() ? "" : ", ").append(parts.get(0)).append(' ');
                    text.append(parts.get(1)).append(' ').append(parts.size() > 2 ? value(parts.get(2)) : "?");
                }
            }
        }
        return text.toString();
    }

    private static String value(@Nullable Object value) {
        return value instanceof List<?> list && list.size() > LONG
                ? "[… " + list.get(list.size() - 1) + "]"
                : Phrases.value(value);
    }
}
