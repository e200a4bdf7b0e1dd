package io.netsplit.history.format;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a history is written down, and what its writers mean by it where they do not say. */
public enum HistoryFormat {
    /** What {@link io.netsplit.history.HistoryWriter} writes: one JSON object a line, an operation each. */
    NETSPLIT("netsplit"),
    /** Jepsen's {@code history.edn}: one vector of maps, or one map a line, an invocation or a completion each. */
    JEPSEN_EDN("jepsen-edn"),
    /** The same maps as JSON: one array of objects, or one object a line. */
    JEPSEN_JSON("jepsen-json"),
    /** Jepsen's {@code history.txt}: process, type, function and value in columns. */
    JEPSEN_TEXT("jepsen-text"),
    /** Lines of Jepsen's log, as {@code INFO  jepsen.util - 0 :invoke :write 3}, among others that are skipped. */
    JEPSEN_LOG("jepsen-log"),
    /** The logs of the key-value stores in Porcupine's tests: EDN maps with a {@code :key}; an absent key reads as "". */
    PORCUPINE_KV("porcupine-kv");

    private final String word;

    HistoryFormat(String word) {
        this.word = word;
    }

    /** The word on the command line, as "jepsen-edn". */
    public String word() {
        return word;
    }

    /** The format with this word; none where there is no such format. */
    public static Optional<HistoryFormat> named(String word) {
        return List.of(values()).stream()
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /**
     * What a failed cas means where the reader is not told. The etcd logs that go with Porcupine hold their reads of another
     * value as failures; everywhere else a failure did not happen.
     */
    public FailedCas failedCas() {
        return this == JEPSEN_LOG ? FailedCas.OBSERVED : FailedCas.IGNORED;
    }

    /**
     * True where a read that answered nil may have been answered anything, as in Jepsen's checker Knossos, whose registers
     * take nil for a value that is not known.
     */
    public boolean nilMayBeAnything() {
        return this == JEPSEN_EDN || this == JEPSEN_JSON || this == JEPSEN_TEXT;
    }

    /** The value of an object before the first operation on it, where the format has another one than null. */
    public @Nullable Object initial() {
        return this == PORCUPINE_KV ? "" : null;
    }
}
