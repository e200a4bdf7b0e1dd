package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;
import java.util.Locale;

/**
 * The recording of a run that still takes place. One thread fills it, line by line; what it hands out stays as it is, so that
 * others can look at it meanwhile, and shares with it all that does not change any more: to hand out a run of millions of events
 * costs what is new in it.
 */
public final class LiveRecording {
    /** Some gigabyte; a run that is longer goes on without being recorded any further. */
    private static final int EVENTS_MAX = 10_000_000;

    private final RecordingBuilder builder;
    private final int eventsMax;
    private final LineFields fields = new LineFields();

    public LiveRecording(TraceHeader header) {
        this(header, EVENTS_MAX);
    }

    /** @param eventsMax how many events it holds at most */
    LiveRecording(TraceHeader header, int eventsMax) {
        builder = new RecordingBuilder(header);
        this.eventsMax = eventsMax;
    }

    /** Takes the first {@code length} bytes: whole lines of the trace format, without its header. */
    public void take(byte[] lines, int length) {
        int start = 0;
        for (int i = 0; i < length && builder.problem().isEmpty(); i++) {
            if (lines[i] == '\n') {
                take(lines, start, i);
                start = i + 1;
            }
        }
    }

    private void take(byte[] lines, int from, int to) {
        try {
            if (builder.events() >= eventsMax) {
                builder.problem(tooMuch());
                return;
            }
            fields.read(lines, from, to);
            builder.take(fields);
        } catch (IllegalArgumentException e) {
            builder.problem("The run tells something that cannot be shown: " + e.getMessage()
                    + ". What happened before is shown.");
        }
    }

    private String tooMuch() {
        String start = String.format(Locale.ROOT, "The run has more than %,d events. ", eventsMax);
        String from = String.format(Locale.ROOT, "What happens after %.3f s ", builder.lastNs() / 1e9);
        return start + from + "is not recorded here; it goes on, and is judged at its end.";
    }

    /** Everything so far, in a run that has come to this instant, and may go on. */
    public Recording soFar(long nowNs, boolean goesOn) {
        builder.reach(nowNs);
        return builder.recording(goesOn);
    }
}
