package io.netsplit.check.transaction;

import io.netsplit.history.Operation;

/**
 * Why one transaction must come before another: an edge of the serialization graph (Adya, MIT 1999, section 3.1).
 *
 * @param text why, for a person
 */
public record Dependency(Operation earlier, Operation later, Kind kind, String text) {
    /** What the one is to the other. */
    public enum Kind {
        /** The later one replaced what the earlier one wrote. */
        WRITE_WRITE("ww"),
        /** The later one read what the earlier one wrote. */
        WRITE_READ("wr"),
        /** The later one replaced what the earlier one had read. */
        READ_WRITE("rw"),
        /** The earlier one had ended before the later one began. */
        REAL_TIME("rt");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in the literature. */
        public String word() {
            return word;
        }
    }
}
