package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.IntColumn;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Filter;
import io.netsplit.visualizer.session.View;

/** The events that a filter lets through, in order: the rows of the log. Where the same run goes on, only what is new is looked at. */
final class LogIndex {
    private Recording recording;
    private Traffic traffic;
    private String filter = "";
    private boolean quiet;
    private IntColumn rows = new IntColumn();
    /** How many events were looked at. */
    private int seen;

    LogIndex(Recording recording, Traffic traffic) {
        this.recording = recording;
        this.traffic = traffic;
    }

    /** Looks at another recording from now on. */
    void turnTo(Recording next, Traffic sorted) {
        if (!next.goesOnFrom(recording)) {
            clear();
        }
        recording = next;
        traffic = sorted;
    }

    private void clear() {
        rows = new IntColumn();
        seen = 0;
    }

    /** Has the rows for this view. A filter that cannot be read lets all through. */
    LogIndex of(View view) {
        if (!view.filter().equals(filter) || view.quiet() != quiet) {
            filter = view.filter();
            quiet = view.quiet();
            clear();
        }
        goOn();
        return this;
    }

    private void goOn() {
        Filter shown;
        try {
            shown = Filter.parse(filter);
        } catch (Filter.Mistake e) {
            shown = Filter.parse("");
        }
        for (; seen < recording.events().count(); seen++) {
            if (!(quiet && isQuiet(seen)) && shown.shows(recording, seen)) {
                rows.add(seen);
            }
        }
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

    /** How many rows there are. */
    int count() {
        return rows.size();
    }

    /** The event in a row. */
    int event(int row) {
        return rows.get(row);
    }

    /** The last row that is not after {@code event}; -1 where there is none. */
    int place(int event) {
        return rows.firstAtLeast(event + 1) - 1;
    }
}
