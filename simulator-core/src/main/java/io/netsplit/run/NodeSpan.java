package io.netsplit.run;

/**
 * An endpoint was not simply up in [startNs, endNs).
 *
 * @param node its address; a client beside a node that crashes has a span of its own
 * @param state what it was instead
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds; the end of the run where it stayed so
 */
public record NodeSpan(int node, State state, long startNs, long endNs) {
    /** DOWN: crashed or halted; ABSENT: not yet added, or removed. */
    public enum State {
        DOWN("down"),
        PAUSED("paused"),
        ABSENT("absent");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
