package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;

/**
 * The recording of a run that still takes place. One thread fills it, line by line; what it hands out stays as it is, so that
 * others can look at it meanwhile, and shares with it all that does not change any more: to hand out a run of millions of events
 * costs what is new in it.
 */
public final class LiveRecording {
    private final RecordingBuilder builder;
    private final LineFields fields = new LineFields();

    public LiveRecording(TraceHeader header) {
        builder = new RecordingBuilder(header);
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
            fields.read(lines, from, to);
            builder.take(fields);
        } catch (IllegalArgumentException e) {
            builder.problem("The run tells something that cannot be shown: " + e.getMessage()
                    + ". What happened before is shown.");
        }
    }

    /** Everything so far, in a run that has come to this instant, and may go on. */
    public Recording soFar(long nowNs, boolean goesOn) {
        builder.reach(nowNs);
        return builder.recording(goesOn);
    }
}
