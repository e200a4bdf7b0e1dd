package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.drawing.Canvas;
import io.netsplit.visualizer.drawing.Drawing;
import io.netsplit.visualizer.drawing.Hit;
import io.netsplit.visualizer.drawing.Ink;
import io.netsplit.visualizer.drawing.Lettering;
import io.netsplit.visualizer.drawing.Pen;
import io.netsplit.visualizer.drawing.Shape.Anchor;
import io.netsplit.visualizer.model.Belief;
import io.netsplit.visualizer.model.Condition;
import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Postings;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Timers;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.Session;
import io.netsplit.visualizer.theme.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is selected, in full: the state of a node at the cursor with what its last event changed, a message with its fate and its
 * rank among its kind, an event with what caused it. With nothing selected: the verdicts of the run.
 */
final class InspectorPicture {
    private static final String NOT_ENDED = "The run has not ended. What the scenario claims is judged when it has.";
    private static final String STANDS_ALONE =
            "This trace stands alone: no summary.json with its verdicts lies beside it. Open the folder of a run to see them.";
    private static final int LOOK_BACK_MAX = 20_000;
    private static final int CAUSES_MAX = 8;
    private static final int TIMERS_MAX = 4;
    private static final double LINE = 17;
    private static final double LEFT = 14;
    private static final Lettering FIXED = Lettering.FIXED.size(11);
    private static final Lettering SMALL = Lettering.PLAIN.size(11);

    private final Session session;
    private final Rank rank;
    private final Recording recording;
    private final Events events;
    private final EventWords words;
    private final Canvas canvas;
    private double y = 24;

    private InspectorPicture(Session session, Rank rank, double width, double height) {
        this.session = session;
        this.rank = rank;
        this.recording = session.recording();
        this.events = recording.events();
        this.words = new EventWords(recording);
        this.canvas = new Canvas(width, height);
    }

    static Drawing of(Session session, Rank rank, double width, double height) {
        return new InspectorPicture(session, rank, width, height).draw();
    }

    private Drawing draw() {
        canvas.ground(Tone.GROUND);
        Selection selection = session.view().selection();
        String about;
        if (selection instanceof Selection.Node node) {
            about = node(node.address());
        } else if (selection instanceof Selection.Message message) {
            about = message(message.message());
        } else if (selection instanceof Selection.Event event) {
            about = event(event.event());
        } else {
            about = findings();
        }
        if (y > canvas.height()) {
            canvas.box(0, canvas.height() - 20, canvas.width(), 20, 0, Ink.of(Tone.PANEL), null);
            canvas.label(LEFT, canvas.height() - 6, "… more than there is room for", SMALL, Anchor.START, Tone.MUTED);
        }
        return canvas.done("Inspector: " + about);
    }

    // --- a node ---

    private String node(int address) {
        long now = session.view().cursorNs();
        @Nullable
        Belief belief =
                recording.belief(Math.min(address, recording.nodes() - 1), now).orElse(null);
        if (recording.isClient(address)) {
            belief = null;
        }
        @Nullable Condition condition = recording.condition(address, now).orElse(null);
        title((recording.isClient(address) ? "Client " : "Node ") + recording.name(address));
        row("at", Times.instant(now), false);
        row("runs", condition == null ? "not there" : condition.state().name().toLowerCase(Locale.ROOT), false);
        if (belief != null) {
            row("role", belief.role() + (belief.epochWord().isEmpty() ? "" : ", " + LeadText.epoch(belief)), false);
            row("since", Times.instant(belief.startNs()), false);
        }
        if (condition != null) {
            row(
                    "clock",
                    condition.clockErrorNs() == 0
                            ? "right"
                            : NodeGlyph.clock(condition.clockErrorNs()).substring(6),
                    false);
            if (!condition.remark().isEmpty()) {
                row("remark", condition.remark(), false);
            }
        }
        timers(address, now);
        state(address);
        inFlight(address, now);
        lastEvents(address);
        return "state of " + recording.name(address) + " at " + Times.instant(now)
                + (belief == null ? "" : ", " + belief.role() + " " + LeadText.epoch(belief));
    }

    /** The last event of every type, newest first; what the newest one changed is marked. */
    private void state(int address) {
        Postings postings = recording.postings();
        Map<String, Integer> newest = new LinkedHashMap<>();
        int place = postings.lastNotAfter(address, session.view().cursorEvent());
        for (int steps = 0; place >= 0 && steps < LOOK_BACK_MAX; place--, steps++) {
            int event = postings.event(address, place);
            if (events.kind(event) == EventKind.PROTOCOL) {
                newest.putIfAbsent(events.word(event), event);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        heading("what it last told, newest first");
        boolean first = true;
        for (Map.Entry<String, Integer> told : newest.entrySet()) {
            int event = told.getValue();
            fields(event, first);
            first = false;
        }
    }

    private void fields(int event, boolean newest) {
        canvas.label(LEFT, y, events.word(event), SMALL.asBold(), Anchor.START, Tone.TEXT);
        canvas.label(canvas.width() - LEFT, y, Times.instant(events.timeNs(event)), FIXED, Anchor.END, Tone.MUTED);
        canvas.target(0, y - 13, canvas.width(), LINE, new Hit.OfEvent(event), words.line(event));
        y += LINE;
        Map<String, Object> now = events.fields(event);
        int before = words.before(event);
        Map<String, Object> then = before < 0 ? Map.of() : events.fields(before); // determinism: only looked up
        for (Map.Entry<String, Object> field : now.entrySet()) {
            @Nullable Object old = then.get(field.getKey());
            boolean changed = before >= 0 && !field.getValue().equals(old);
            String value = EventWords.value(field.getValue());
            String shown = changed && newest && old != null ? EventWords.value(old) + " → " + value : value;
            row("  " + field.getKey(), shown, changed && newest);
        }
    }

    private void timers(int address, long now) {
        List<Timers.Running> running = recording.timers().running(address, now);
        if (!running.isEmpty()) {
            heading("its timers");
            for (Timers.Running timer : running.subList(0, Math.min(TIMERS_MAX, running.size()))) {
                String length = Times.length(timer.dueNs() - timer.setNs());
                row("  " + timer.name(), "in " + Times.length(timer.dueNs() - now) + " of " + length, false);
            }
        }
    }

    private void inFlight(int address, long now) {
        Messages messages = recording.messages();
        Map<String, Integer> coming = new TreeMap<>();
        messages.overlapping(now, now, message -> {
            if (messages.to(message) == address && messages.endNs(message) > now && !messages.dropped(message)) {
                coming.merge(
                        messages.type(message) + " from " + recording.name(messages.from(message)), 1, Integer::sum);
            }
        });
        if (!coming.isEmpty()) {
            heading("on its way to it");
            coming.forEach((what, count) -> line(what + (count > 1 ? " ×" + count : "")));
        }
    }

    private void lastEvents(int address) {
        Postings postings = recording.postings();
        int place = postings.lastNotAfter(address, session.view().cursorEvent());
        if (place < 0) {
            return;
        }
        heading("its last events");
        for (int i = 0; i < CAUSES_MAX && place - i >= 0; i++) {
            eventLine(postings.event(address, place - i), false);
        }
    }

    // --- a message ---

    private String message(int message) {
        Messages messages = recording.messages();
        String way = recording.name(messages.from(message)) + " → " + recording.name(messages.to(message));
        title(messages.type(message));
        row("from, to", way, false);
        row("sent", Times.instant(messages.sentNs(message), 1_000_000), false);
        String fate;
        if (messages.dropped(message)) {
            fate = "dropped: " + messages.fate(message).replace('-', ' ');
            row("fate", fate, true);
        } else if (messages.endNs(message) == Messages.UNDER_WAY) {
            fate = "still under way when the trace ends";
            row("fate", fate, false);
        } else {
            long latency = messages.endNs(message) - messages.sentNs(message);
            fate = "took " + Times.length(latency);
            row("arrived", Times.instant(messages.endNs(message), 1_000_000), false);
            row("took", Times.length(latency), false);
            row("rank", rank.of(recording, message), false);
        }
        Map<String, Object> fields = events.fields(messages.sendEvent(message));
        if (!fields.isEmpty()) {
            heading("content");
            fields.forEach((name, value) -> row("  " + name, EventWords.value(value), false));
        }
        heading("what came before, at " + recording.name(messages.from(message)));
        before(messages.from(message), messages.sendEvent(message));
        return messages.type(message) + " " + way + ", " + fate;
    }

    // --- an event ---

    private String event(int event) {
        int address = events.address(event);
        title(events.kind(event).word() + " " + events.word(event));
        row("at", Times.instant(events.timeNs(event), 1), false);
        if (address >= 0) {
            row("where", recording.name(address), false);
        }
        Map<String, Object> fields = events.fields(event);
        if (!fields.isEmpty()) {
            heading("content");
            fields.forEach((name, value) -> row("  " + name, EventWords.value(value), false));
        }
        if (address >= 0) {
            heading("what came before, at " + recording.name(address));
            before(address, event);
        }
        return words.line(event);
    }

    private void before(int address, int event) {
        Postings postings = recording.postings();
        int place = postings.lastNotAfter(address, event) - 1;
        if (place < 0) {
            line("nothing");
        }
        for (int i = 0; i < CAUSES_MAX && place - i >= 0; i++) {
            eventLine(postings.event(address, place - i), true);
        }
    }

    // --- nothing ---

    private String findings() {
        title("What the scenario claims");
        if (!recording.problem().isEmpty()) {
            paragraph(recording.problem(), Tone.FAULT);
        }
        List<Finding> findings = session.run().findings();
        if (findings.isEmpty()) {
            paragraph(recording.isGrowing() ? NOT_ENDED : STANDS_ALONE, Tone.MUTED);
        }
        for (Finding finding : findings) {
            finding(finding);
        }
        y += 6;
        paragraph("Click a node, a message or a row of the log to see it here.", Tone.MUTED);
        return findings.size() + " claims, " + TitlePicture.verdict(session.run());
    }

    private void finding(Finding finding) {
        double top = y;
        Tone tone = finding.outcome() == Finding.Outcome.PASS ? Tone.TEXT : Tone.FAULT;
        switch (finding.outcome()) {
            case PASS -> canvas.path(false, null, Pen.of(tone, 2), LEFT, y - 4, LEFT + 3, y - 1, LEFT + 9, y - 9);
            case FAIL -> canvas.cross(LEFT + 4, y - 4, 4, Pen.of(tone, 2.5));
            case UNKNOWN -> canvas.label(LEFT + 1, y, "?", Lettering.BOLD, Anchor.START, tone);
        }
        for (String part : Wrapping.lines(finding.claim(), Lettering.PLAIN, canvas.width() - LEFT - 36)) {
            canvas.label(LEFT + 18, y, part, Tone.TEXT);
            y += LINE;
        }
        String measured = finding.measured() + (finding.expectedToFail() ? " (expected to fail)" : "");
        for (String part : Wrapping.lines(measured, SMALL, canvas.width() - LEFT - 36)) {
            canvas.label(LEFT + 18, y, part, SMALL, Anchor.START, Tone.MUTED);
            y += LINE - 3;
        }
        y += 5;
        if (finding.isViolation()) {
            canvas.target(
                    0,
                    top - 13,
                    canvas.width(),
                    y - top,
                    new Hit.OfTime(finding.violatedNs()),
                    "go to " + Times.instant(finding.violatedNs()));
        }
    }

    // --- parts ---

    private void title(String text) {
        canvas.fitted(LEFT, y, canvas.width() - 2 * LEFT, text, Lettering.BOLD.size(14), Tone.TEXT);
        y += LINE + 6;
    }

    private void heading(String text) {
        y += 8;
        canvas.line(LEFT, y - 13, canvas.width() - LEFT, y - 13, Pen.of(Tone.LINE, 1));
        canvas.fitted(LEFT, y + 2, canvas.width() - 2 * LEFT, text, SMALL.asBold(), Tone.MUTED);
        y += LINE + 3;
    }

    private void row(String name, String value, boolean changed) {
        if (changed) {
            canvas.box(
                    LEFT - 4, y - 12, canvas.width() - 2 * LEFT + 8, LINE - 1, 2, Ink.of(Tone.LEADER_ODD, 0.25), null);
            canvas.label(3, y, "*", Lettering.BOLD, Anchor.START, Tone.TEXT);
        }
        canvas.fitted(LEFT, y, 96, name, SMALL, changed ? Tone.TEXT : Tone.MUTED);
        double x = LEFT + 100;
        canvas.fitted(x, y, canvas.width() - x - LEFT, value, FIXED, Tone.TEXT);
        y += LINE;
    }

    private void line(String text) {
        canvas.fitted(LEFT, y, canvas.width() - 2 * LEFT, text, SMALL, Tone.TEXT);
        y += LINE;
    }

    private void eventLine(int event, boolean cause) {
        String time = String.format(Locale.ROOT, "%.6f", events.timeNs(event) / 1e9);
        canvas.label(LEFT, y, time, FIXED, Anchor.START, Tone.MUTED);
        double x = LEFT + FIXED.width(time) + 8;
        canvas.fitted(x, y, canvas.width() - x - LEFT, words.text(event), SMALL, Tone.TEXT);
        canvas.target(
                0, y - 13, canvas.width(), LINE, new Hit.OfEvent(event), (cause ? "before: " : "") + words.line(event));
        y += LINE;
    }

    private void paragraph(String text, Tone tone) {
        for (String part : Wrapping.lines(text, Lettering.PLAIN, canvas.width() - 2 * LEFT)) {
            canvas.label(LEFT, y, part, tone);
            y += LINE;
        }
        y += 4;
    }
}
