package io.netsplit.visualizer.drawing;

/** What a pointer finds. */
public sealed interface Hit {
    record OfNode(int address) implements Hit {}

    record OfMessage(int message) implements Hit {}

    record OfEvent(int event) implements Hit {}

    /** An instant: the cursor goes there. */
    record OfTime(long timeNs) implements Hit {}

    /** Something with words and nothing to select. */
    record OfNothing() implements Hit {}
}
