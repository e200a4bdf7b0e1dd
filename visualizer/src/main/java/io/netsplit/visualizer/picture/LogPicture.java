package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Filter;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.session.View;
import io.netsplit.visualizer.theme.Tone;
import java.util.Locale;

/**
 * The log as a grid: a row for every event, a column for every node, and in it only what changed there. The row at the cursor
 * stands in the middle; since a row tells of one place only, its text may run on into the columns to the right. What comes after it has not happened yet and is faint.
 */
public final class LogPicture {
    static final double ROW = 19;
    private static final double TOP = 56;
    private static final double TIME = 96;
    private static final double COLUMN_MIN = 104;
    private static final Lettering FIXED = Lettering.FIXED.size(11);
    private static final Lettering CELL = Lettering.PLAIN.size(11);

    private final Recording recording;
    private final View view;
    private final Canvas canvas;
    private final LogIndex rows;
    private final EventWords words;
    private final Traffic traffic;
    private final boolean grid;
    private final double column;

    private LogPicture(Session session, LogIndex index, Traffic traffic, double width, double height) {
        this.recording = session.recording();
        this.view = session.view();
        this.canvas = new Canvas(width, height);
        this.rows = index.of(view);
        this.words = new EventWords(recording);
        this.traffic = traffic;
        int columns = recording.nodes() + (recording.addresses() > recording.nodes() ? 1 : 0);
        this.grid = (width - TIME) / Math.max(1, columns) >= COLUMN_MIN;
        this.column = (width - TIME) / Math.max(1, columns);
    }

    static Drawing of(Session session, LogIndex index, Traffic traffic, double width, double height) {
        return new LogPicture(session, index, traffic, width, height).draw();
    }

    private Drawing draw() {
        canvas.ground(Tone.GROUND);
        int visible = (int) Math.max(1, (canvas.height() - TOP) / ROW);
        int at = rows.place(view.cursorEvent());
        int first = Math.max(0, Math.min(rows.count() - visible, at - visible / 2));
        heading();
        for (int i = 0; i < visible && first + i < rows.count(); i++) {
            row(first + i, TOP + i * ROW, first + i == at, first + i > at);
        }
        if (rows.count() == 0) {
            canvas.label(14, TOP + 24, "No event matches the filter. Esc clears it.", Tone.MUTED);
        }
        return canvas.done("Log: " + Times.count(rows.count()) + " of "
                + Times.count(recording.events().count()) + " events"
                + (at >= 0 ? "; at the cursor: " + words.line(rows.event(at)) : ""));
    }

    private void heading() {
        canvas.label(14, 22, "Log", Lettering.BOLD.size(14), Anchor.START, Tone.TEXT);
        String counts = Times.count(rows.count()) + " of "
                + Times.count(recording.events().count()) + " events";
        canvas.label(canvas.width() - 14, 22, counts, CELL, Anchor.END, Tone.MUTED);
        String filter = view.filter();
        String text = filter.isEmpty() ? view.quiet() ? "signs of life and clients hidden" : "" : "filter: " + filter;
        Tone tone = Tone.TEXT;
        try {
            Filter.parse(filter);
        } catch (Filter.Mistake e) {
            text = "filter not understood: " + e.getMessage();
            tone = Tone.FAULT;
        }
        canvas.fitted(60, 22, canvas.width() - 80 - CELL.width(counts), text, CELL, tone);
        canvas.box(0, TOP - 22, canvas.width(), 20, 0, Ink.of(Tone.PANEL), null);
        Lettering bold = Lettering.BOLD.size(11);
        canvas.label(8, TOP - 8, "time", bold, Anchor.START, Tone.MUTED);
        if (!grid) {
            canvas.label(TIME, TOP - 8, "where", bold, Anchor.START, Tone.MUTED);
            canvas.label(TIME + 70, TOP - 8, "what", bold, Anchor.START, Tone.MUTED);
            return;
        }
        for (int node = 0; node < recording.nodes(); node++) {
            canvas.fitted(TIME + node * column, TOP - 8, column - 6, recording.name(node), bold, Tone.TEXT);
        }
        if (recording.addresses() > recording.nodes()) {
            canvas.label(TIME + recording.nodes() * column, TOP - 8, "clients", bold, Anchor.START, Tone.TEXT);
        }
    }

    private void row(int place, double y, boolean atCursor, boolean later) {
        int event = rows.event(place);
        Events events = recording.events();
        EventKind kind = events.kind(event);
        boolean fault = kind == EventKind.FAULT || kind == EventKind.HEAL || kind == EventKind.NODE;
        if (fault) {
            canvas.box(0, y, canvas.width(), ROW, 0, Ink.of(Tone.FAULT, 0.12), null);
        }
        if (selected(event)) {
            canvas.box(0, y, canvas.width(), ROW, 0, Ink.of(Tone.SELECTION, 0.1), null);
        }
        canvas.line(0, y + ROW - 0.5, canvas.width(), y + ROW - 0.5, Pen.of(Tone.LINE, 0.5, 1));
        Tone tone = later ? Tone.MUTED : Tone.TEXT;
        canvas.fitted(
                8, y + 13, TIME - 12, String.format(Locale.ROOT, "%.6f", events.timeNs(event) / 1e9), FIXED, tone);
        cell(event, y, tone, fault);
        if (atCursor) {
            canvas.box(0.75, y + 0.5, canvas.width() - 1.5, ROW - 1, 0, null, Pen.of(Tone.SELECTION, 1.5));
        }
        canvas.target(0, y, canvas.width(), ROW, new Hit.OfEvent(event), words.line(event));
    }

    private void cell(int event, double y, Tone tone, boolean bold) {
        Lettering lettering = bold ? CELL.asBold() : CELL;
        Events events = recording.events();
        int address = events.address(event);
        String text = words.text(event);
        if (!grid) {
            canvas.fitted(TIME, y + 13, 64, address < 0 ? "" : recording.name(address), lettering, tone);
            mark(event, TIME + 62, y, tone);
            canvas.fitted(TIME + 70, y + 13, canvas.width() - TIME - 76, text, lettering, tone);
            return;
        }
        boolean client = address >= recording.nodes();
        double x = TIME + Math.max(0, client ? recording.nodes() : address) * column;
        mark(event, x - 6, y, tone);
        String shown = client ? recording.name(address) + " " + text : text;
        canvas.fitted(x, y + 13, canvas.width() - x - 6, shown, lettering, tone);
    }

    /** A small bar in the colour and dash of the message's kind. */
    private void mark(int event, double x, double y, Tone tone) {
        EventKind kind = recording.events().kind(event);
        if (kind == EventKind.DROP) {
            canvas.line(x, y + 3, x, y + ROW - 4, Pen.of(Tone.FAULT, 3));
        } else if (kind == EventKind.SEND || kind == EventKind.DELIVER) {
            Pen pen = traffic.of(recording.events().link(event)).pen();
            canvas.line(x, y + 3, x, y + ROW - 4, new Pen(pen.ink(), 3, pen.dash()));
        } else if (kind == EventKind.PROTOCOL) {
            canvas.line(x, y + 7, x, y + ROW - 8, Pen.of(tone, 0.5, 3));
        }
    }

    private boolean selected(int event) {
        if (view.selection() instanceof Selection.Event chosen) {
            return chosen.event() == event;
        }
        if (view.selection() instanceof Selection.Message chosen) {
            EventKind kind = recording.events().kind(event);
            boolean message = kind == EventKind.SEND || kind == EventKind.DELIVER || kind == EventKind.DROP;
            return message && recording.events().link(event) == chosen.message();
        }
        return view.selection() instanceof Selection.Node node
                && recording.events().address(event) == node.address();
    }
}
