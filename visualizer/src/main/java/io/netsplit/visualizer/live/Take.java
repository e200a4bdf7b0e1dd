package io.netsplit.visualizer.live;

import io.netsplit.scenario.live.LiveWatcher;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.LiveRecording;
import io.netsplit.visualizer.model.Recording;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run has told so far. Its own thread fills it; whoever looks on asks for a recording of what there is, which another
 * thread may make.
 */
final class Take implements LiveWatcher {
    private final Object lock = new Object();
    private @Nullable LiveRecording lines;
    private Optional<SweepResult> result = Optional.empty();
    private Optional<LabLook> look = Optional.empty();

    // Asked for by whoever must not wait for the lock.
    private volatile long headNs = -1;
    private volatile String problem = "";
    private volatile boolean over;

    @Override
    public void begins(TraceHeader header) {
        synchronized (lock) {
            lines = new LiveRecording(header);
        }
    }

    @Override
    public void goesOn(byte[] bytes, int length, long nowNs) {
        synchronized (lock) {
            if (lines != null) {
                lines.take(bytes, length);
            }
            headNs = nowNs;
        }
    }

    @Override
    public void looks(LabLook now) {
        synchronized (lock) {
            look = Optional.of(now);
        }
    }

    @Override
    public void ends(Optional<SweepResult> judged, String why) {
        synchronized (lock) {
            result = judged;
            problem = why;
            over = true;
        }
    }

    /** How far it has come; -1 before its beginning. */
    long headNs() {
        return headNs;
    }

    /** Whether nothing will come any more, the verdict with it. */
    boolean isOver() {
        return over;
    }

    /** Why it could not take place; empty where it could. */
    String problem() {
        return problem;
    }

    /**
     * What there is at one moment.
     *
     * @param look of the traffic lab, what it has come to; empty elsewhere
     */
    record State(
            Recording recording, Optional<SweepResult> result, Optional<LabLook> look, long headNs, boolean over) {}

    /** What there is now; empty before its beginning. */
    Optional<State> state() {
        synchronized (lock) {
            if (lines == null || headNs < 0) {
                return Optional.empty();
            }
            boolean whole = over && result.isPresent();
            return Optional.of(new State(lines.soFar(headNs, !whole), result, look, headNs, over));
        }
    }
}
