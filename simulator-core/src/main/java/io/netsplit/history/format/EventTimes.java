package io.netsplit.history.format;

import io.netsplit.history.History;
import io.netsplit.history.HistoryFormatException;
import java.util.Arrays;

/**
 * The instants of events. The order of the file decides: of two events in the same nanosecond the second counts as a
 * nanosecond later. Old versions of Jepsen take the time before they write the event down, so that another one may come in
 * between: an event that is earlier by a hair than the one before it counts as a nanosecond later, too. Where the file does not give all times, the places of the events stand for them: their lines, or their
 * numbers where several stand in one line.
 */
final class EventTimes {
    /** Scheduling delays a thread by milliseconds; a clock that is wrong is wrong by more. */
    private static final long SLIP_MAX_NS = 10_000_000;

    /** And no slip is a large part of the time since the start. */
    private static final long SLIP_PART = 100;

    /** By the number of the event: its nanoseconds, while all are known, and its line. */
    private long[] timesNs = new long[1 << 10];

    private long[] lines = new long[1 << 10];
    private int events;
    private boolean known = true;
    private boolean oneALine = true;
    private long latestNs = Event.NO_TIME;
    private long latestLine;

    /** The number of the next event, an operation's. */
    int of(Event event) throws HistoryFormatException {
        if (event.timeNs == Event.NO_TIME) {
            known = false;
        } else {
            advance(event);
        }
        return next(event, event.timeNs);
    }

    private void advance(Event event) throws HistoryFormatException {
        if (event.timeNs >= latestNs) {
            latestNs = event.timeNs;
            latestLine = event.line;
            return;
        }
        long slip = latestNs - event.timeNs;
        if (slip > SLIP_MAX_NS || slip > latestNs / SLIP_PART) {
            throw backwards(event, latestNs, latestLine);
        }
    }

    static HistoryFormatException backwards(Event event, long beforeNs, long beforeLine) {
        return event.error("time runs backwards: " + event.timeNs + " ns, after " + beforeNs + " ns in line "
                + beforeLine + "; without times, the order of the events would count");
    }

    /** The number of the next event, the nemesis'. Nobody is judged by its times, so they may be missing. */
    int ofNemesis(Event event) {
        return next(event, Math.max(event.timeNs, latestNs));
    }

    private int next(Event event, long timeNs) {
        if (events == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * events);
            lines = Arrays.copyOf(lines, 2 * events);
        }
        long before = events == 0 ? Event.NO_TIME : timesNs[events - 1];
        oneALine &= events == 0 || event.line > lines[events - 1];
        timesNs[events] = Math.max(timeNs, before + 1);
        lines[events] = event.line;
        return events++;
    }

    /** True where the file gives the time of every operation's event. */
    boolean areKnown() {
        return known && latestNs != Event.NO_TIME;
    }

    /** The instant of the event with this number. */
    long ns(int event) {
        if (areKnown()) {
            return timesNs[event];
        }
        return oneALine ? lines[event] : event + 1L;
    }

    /** The instant of the last event. */
    long endNs() {
        return events == 0 ? 0 : ns(events - 1);
    }

    /** The history, told whether its times are times. */
    History marked(History history) {
        return areKnown() ? history : history.inPositions(oneALine ? "line" : "event");
    }
}
