package io.netsplit.trace;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of one run in their order: those of a trace file, or of a run that still takes place. */
public interface EventSource {
    TraceHeader header();

    /** The next event, or null where there is none: at the end, at a damaged place, or where the run has not come further. */
    @Nullable
    TraceEvent next() throws IOException;

    /** Number of the line that was read last, counted from 1 as editors do; 0 where there is no file. */
    long line();

    /** How the run ended, once {@link #next} has returned null there. */
    Optional<TraceReader.End> end();

    /** Why there is nothing after the last event although the run did not end there, for the user; else empty. */
    String problem();
}
