package io.netsplit.history.format;

import io.netsplit.history.Functions;
import io.netsplit.history.HistoryFormatException;
import org.jspecify.annotations.Nullable;

/** One line of a journal: a process invokes an operation, or one ends. Filled again for each. */
final class Event {
    /** What a process that breaks things on purpose is called. */
    static final String NEMESIS = "nemesis";

    /** Where {@link #timeNs} is not known. */
    static final long NO_TIME = -1;

    long line;

    @Nullable
    Object process;

    @Nullable
    Object type;

    @Nullable
    Object function;

    @Nullable
    Object key;

    @Nullable
    Object value;

    @Nullable
    Object error;

    boolean hasKey;
    long timeNs;

    void clear(long nextLine) {
        line = nextLine;
        process = null;
        type = null;
        function = null;
        key = null;
        value = null;
        error = null;
        hasKey = false;
        timeNs = NO_TIME;
    }

    boolean isNemesis() {
        return NEMESIS.equals(process);
    }

    /** The function, or an error where there is none. */
    String functionName() throws HistoryFormatException {
        if (function instanceof String name && !name.isEmpty()) {
            return switch (name) {
                case "compare-and-set", "compare-and-swap" -> Functions.CAS;
                case "transaction", "tx" -> Functions.TXN;
                default -> name;
            };
        }
        throw error(
                function == null
                        ? "an operation without a function ('f')"
                        : "expected the name of a function ('f'), not " + Excerpt.of(function));
    }

    HistoryFormatException error(String what) {
        return new HistoryFormatException(line, what);
    }
}
