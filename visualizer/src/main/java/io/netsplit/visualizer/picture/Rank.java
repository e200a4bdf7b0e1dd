package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.IntColumn;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a message took beside all others of its type that arrived. Where the run goes on and the message is the same, only those are
 * looked at that are new or were under way.
 */
final class Rank {
    private @Nullable Recording recording;
    private int message;
    private int seen;
    private long all;
    private long faster;
    private IntColumn underWay = new IntColumn();

    /** In words, of a message that arrived. */
    String of(Recording now, int arrived) {
        if (recording == null || !now.goesOnFrom(recording) || arrived != message) {
            seen = 0;
            all = 0;
            faster = 0;
            underWay = new IntColumn();
        }
        recording = now;
        message = arrived;
        goOn(now.messages());
        return "slower than " + String.format(Locale.ROOT, "%.1f", 100.0 * faster / Math.max(1, all)) + " % of "
                + Times.count(all);
    }

    private void goOn(Messages messages) {
        IntColumn before = underWay;
        underWay = new IntColumn();
        for (int i = 0; i < before.size(); i++) {
            look(messages, before.get(i));
        }
        int type = messages.typeNumber(message);
        for (; seen < messages.count(); seen++) {
            if (messages.typeNumber(seen) == type) {
                look(messages, seen);
            }
        }
    }

    private void look(Messages messages, int other) {
        long end = messages.endNs(other);
        if (end == Messages.UNDER_WAY) {
            underWay.add(other);
        } else if (!messages.dropped(other)) {
            all++;
            faster += end - messages.sentNs(other) < latency(messages) ? 1 : 0;
        }
    }

    private long latency(Messages messages) {
        return messages.endNs(message) - messages.sentNs(message);
    }
}
