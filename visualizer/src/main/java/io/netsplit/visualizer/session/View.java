package io.netsplit.visualizer.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides what the panes show of a run; two views that are equal show the same.
 *
 * @param pane the main pane
 * @param cursorNs the instant that is shown
 * @param cursorEvent the last event that has happened at the cursor; -1 before the first. Several events may have one time
 * @param fromNs begin of the range that is shown
 * @param toNs end of the range; always after its begin
 * @param filter as the user wrote it; empty for everything
 * @param markersNs instants that the user marked, in the order of time
 * @param locked whether the cursor stays where it is
 * @param quiet whether signs of life and client traffic are left out
 * @param cone whether only what caused the selection, and what it caused, stands out
 * @param lanes how the lanes of the space-time diagram are arranged
 */
public record View(
        Pane pane,
        long cursorNs,
        int cursorEvent,
        long fromNs,
        long toNs,
        Selection selection,
        String filter,
        List<Long> markersNs,
        boolean locked,
        boolean quiet,
        boolean cone,
        Lanes lanes) {
    public View {
        markersNs = List.copyOf(markersNs);
    }

    public View withPane(Pane other) {
        return new View(
                other, cursorNs, cursorEvent, fromNs, toNs, selection, filter, markersNs, locked, quiet, cone, lanes);
    }

    public View withCursor(long timeNs, int event) {
        return new View(pane, timeNs, event, fromNs, toNs, selection, filter, markersNs, locked, quiet, cone, lanes);
    }

    public View withRange(long from, long to) {
        return new View(
                pane, cursorNs, cursorEvent, from, to, selection, filter, markersNs, locked, quiet, cone, lanes);
    }

    public View withSelection(Selection other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, other, filter, markersNs, locked, quiet, cone, lanes);
    }

    public View withFilter(String other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, other, markersNs, locked, quiet, cone, lanes);
    }

    /** With a marker at an instant, or without it where there was one. */
    public View withMarkerToggled(long timeNs) {
        List<Long> others = new ArrayList<>(markersNs);
        if (!others.remove(timeNs)) {
            others.add(timeNs);
            others.sort(null);
        }
        return withMarkers(others);
    }

    public View withMarkers(List<Long> others) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, filter, others, locked, quiet, cone, lanes);
    }

    public View withLocked(boolean other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, filter, markersNs, other, quiet, cone, lanes);
    }

    public View withQuiet(boolean other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, filter, markersNs, locked, other, cone, lanes);
    }

    public View withCone(boolean other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, filter, markersNs, locked, quiet, other, lanes);
    }

    public View withLanes(Lanes other) {
        return new View(
                pane, cursorNs, cursorEvent, fromNs, toNs, selection, filter, markersNs, locked, quiet, cone, other);
    }
}
