package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import java.util.Optional;

/** When a step fires, and how long it lasts. */
public sealed interface Timing {
    /** How long the fault lasts; empty: to the end of the run, or for good. */
    Optional<Range> lasts();

    /** Once, at this time after the start of the run. */
    record At(Range at, Optional<Range> lasts, Span span) implements Timing {}

    /**
     * Again and again. The first time is one gap after {@code fromNs}; a gap is drawn anew each time and counts from one
     * firing to the next. A firing that finds the last one still active is left out.
     *
     * @param gap time between two firings
     * @param fromNs when it starts, 0 where the file says nothing
     * @param untilNs from when on it does not fire any more; the end of the run where the file says nothing
     */
    record Every(Range gap, long fromNs, long untilNs, Optional<Range> lasts, Span span) implements Timing {}
}
