package io.netsplit.history.format;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.HistoryFormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the values of a journal are pairs of a key and the value proper, as those of Jepsen's independent
 * generators: all of them are pairs, and at least one cannot be a pair of values, as {@code [7 nil]} or the cas
 * {@code [7 [1 2]]}. Journals with a tag or a field for the key need no finding out.
 */
final class IndependentKeys {
    private @Nullable Pending keyed;
    private @Nullable Pending plain;

    private IndependentKeys() {}

    /** @throws HistoryFormatException where one invocation has a key and another has none */
    static boolean areIn(List<Pending> operations) throws HistoryFormatException {
        IndependentKeys keys = new IndependentKeys();
        for (Pending operation : operations) {
            if (operation.hasKey || operation.asked instanceof Tuple || hasPlainAnswer(operation)) {
                return false;
            }
            keys.add(operation);
        }
        Pending with = keys.keyed;
        Pending without = keys.plain;
        if (with != null && without != null) {
            throw new HistoryFormatException(
                    Math.max(with.line, without.line),
                    shown(with) + (with.line < without.line ? " of line " + with.line : "") + " has a key, but "
                            + shown(without) + (with.line < without.line ? "" : " of line " + without.line)
                            + " has none");
        }
        return with != null;
    }

    private void add(Pending operation) {
        Object value = operation.asked;
        if (!(value instanceof List<?> pair) || pair.size() != 2) {
            plain = plain == null ? operation : plain;
            return;
        }
        // A transaction's value is a list of steps, which may be two; a cas has two values.
        boolean nested = pair.get(1) instanceof List<?>;
        boolean certain = switch (operation.function) {
            case Functions.CAS -> nested;
            case Functions.TXN -> nested && !(pair.get(0) instanceof List<?>);
            default -> pair.get(1) == null;
        };
        boolean never = operation.function.equals(Functions.CAS) && !nested
                || operation.function.equals(Functions.TXN) && pair.get(0) instanceof List<?>;
        keyed = certain && keyed == null ? operation : keyed;
        plain = never && plain == null ? operation : plain;
    }

    private static boolean hasPlainAnswer(Pending operation) {
        return operation.completion == Completion.OK && operation.answered != null && !isPair(operation.answered);
    }

    private static boolean isPair(Object value) {
        return value instanceof List<?> list && list.size() == 2;
    }

    private static String shown(Pending operation) {
        return operation.function + " " + Excerpt.of(operation.asked);
    }
}
