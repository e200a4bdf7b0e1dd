package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Filter;
import io.netsplit.visualizer.session.View;
import java.util.Arrays;

/** The events that a filter lets through, in order: the rows of the log. */
final class LogIndex {
    private final Recording recording;
    private final Traffic traffic;
    private String filter = "";
    private boolean quiet;
    private boolean made;
    private int[] rows = new int[0];

    LogIndex(Recording recording, Traffic traffic) {
        this.recording = recording;
        this.traffic = traffic;
    }

    /** The rows for this view; made again only where the filter is another. A filter that cannot be read lets all through. */
    int[] rows(View view) {
        if (!made || !view.filter().equals(filter) || view.quiet() != quiet) {
            filter = view.filter();
            quiet = view.quiet();
            rows = make();
            made = true;
        }
        return rows;
    }

    private int[] make() {
        Filter shown;
        try {
            shown = Filter.parse(filter);
        } catch (Filter.Mistake e) {
            shown = Filter.parse("");
        }
        int[] found = new int[1 << 10];
        int count = 0;
        for (int event = 0; event < recording.events().count(); event++) {
            if (!(quiet && isQuiet(event)) && shown.shows(recording, event)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = event;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isQuiet(int event) {
        Events events = recording.events();
        EventKind kind = events.kind(event);
        return switch (kind) {
            case SEND, DELIVER, DROP -> traffic.isQuiet(events.link(event));
            case INVOKE, COMPLETE -> true;
            default -> false;
        };
    }

    /** The place of the last row that is not after {@code event}; -1 where there is none. */
    static int place(int[] rows, int event) {
        int found = Arrays.binarySearch(rows, event);
        return found >= 0 ? found : -found - 2;
    }
}
