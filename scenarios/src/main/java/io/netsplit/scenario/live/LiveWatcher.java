package io.netsplit.scenario.live;

import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.trace.TraceHeader;
import java.util.Optional;

/** Looks on while a run takes place. Called on the thread of the run, in this order; it does not come back to it. */
public interface LiveWatcher {
    /** The run is about to begin. */
    void begins(TraceHeader header);

    /**
     * The run has come to {@code nowNs}. The first {@code length} bytes are what a trace holds of it that was not handed over
     * before, in whole lines of the trace format; they are good until this returns.
     */
    void goesOn(byte[] lines, int length, long nowNs);

    /** A run of the traffic lab has come to this; before the {@link #goesOn} that tells how far that is. */
    default void looks(LabLook look) {}

    /**
     * The run is over.
     *
     * @param result what it was judged to be; empty where it was given up or could not take place
     * @param problem why it could not; empty where it could
     */
    void ends(Optional<SweepResult> result, String problem);
}
