package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Pen.Dash;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.theme.Tone;
import java.util.Locale;

/**
 * Sorts the types of messages of a run by what the trace itself shows of them, so that no protocol need be known: messages from
 * and to clients; signs of life, which call themselves so; what is rare between nodes, which is where elections and changes of
 * membership are; and the steady rest.
 */
final class Traffic {
    enum Kind {
        CLIENT(Pen.of(Tone.CLIENT, 1.2)),
        HEARTBEAT(Pen.of(Tone.HEARTBEAT, 0.8)),
        RARE(Pen.of(Tone.RARE, 1.5).dashed(Dash.DASHED)),
        STEADY(Pen.of(Tone.TRAFFIC, 1.5));

        private final Pen pen;

        Kind(Pen pen) {
            this.pen = pen;
        }

        Pen pen() {
            return pen;
        }
    }

    private static final double RARE_SHARE = 0.02;

    private final Recording recording;
    private final Kind[] kinds;

    Traffic(Recording recording) {
        this.recording = recording;
        Messages messages = recording.messages();
        double rareMax = messages.betweenNodes() * RARE_SHARE;
        kinds = new Kind[messages.typeNumbers()];
        for (int type = 0; type < kinds.length; type++) {
            int count = messages.betweenNodes(type);
            kinds[type] = count == 0 ? Kind.STEADY : kind(messages.typeWord(type), count < rareMax);
        }
    }

    private static Kind kind(String type, boolean rare) {
        String word = type.toLowerCase(Locale.ROOT);
        boolean alive = word.contains("heartbeat") || word.startsWith("ping") || word.startsWith("pong");
        return alive ? Kind.HEARTBEAT : rare ? Kind.RARE : Kind.STEADY;
    }

    Kind of(int message) {
        return isClients(message) ? Kind.CLIENT : kinds[recording.messages().typeNumber(message)];
    }

    /** Signs of life and client traffic: what one hides in order to see the rest. */
    boolean isQuiet(int message) {
        Kind kind = of(message);
        return kind == Kind.CLIENT || kind == Kind.HEARTBEAT;
    }

    private boolean isClients(int message) {
        Messages messages = recording.messages();
        return recording.isClient(messages.from(message)) || recording.isClient(messages.to(message));
    }
}
