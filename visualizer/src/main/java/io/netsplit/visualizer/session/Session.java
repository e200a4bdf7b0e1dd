package io.netsplit.visualizer.session;

import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Sweep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One opened run and the one view of it that all panes share. Every change of the view is one step that can be undone;
 * movements of the cursor that follow each other are one step together.
 */
public final class Session {
    private static final int UNDO_MAX = 200;
    private static final long RANGE_MIN_NS = 1_000;
    /** So many events before and after the place where two runs part are looked at. */
    private static final int AROUND = 40;

    private OpenedRun run;
    private final List<Runnable> listeners = new ArrayList<>();
    private final ArrayDeque<View> undo = new ArrayDeque<>();
    private final ArrayDeque<View> redo = new ArrayDeque<>();
    private final Set<Integer> marked = new TreeSet<>();
    private View view;
    private boolean moving;
    private Optional<Beside> beside = Optional.empty();

    /** Opens on the first violation, else on the first time of two leaders, else on the first fault; with the whole run. */
    public Session(OpenedRun run) {
        this.run = run;
        this.view = first(run);
    }

    /** Shows another run as one that was just opened; the pane stays where both are best seen in the same. */
    public void open(OpenedRun other) {
        Pane best = firstPane(other.sweep());
        Pane pane = best == firstPane(run.sweep()) ? view.pane() : best;
        run = other;
        beside = Optional.empty();
        undo.clear();
        redo.clear();
        marked.clear();
        show(first(other).withPane(pane));
    }

    private static View first(OpenedRun run) {
        long start = startNs(run);
        int event = run.recording().events().lastAt(start);
        return new View(
                firstPane(run.sweep()),
                start,
                event,
                0,
                run.recording().endNs(),
                Selection.NOTHING,
                "",
                List.of(),
                false,
                false,
                false,
                Lanes.USUAL);
    }

    private static Pane firstPane(Sweep sweep) {
        Pane usual = sweep.balanced().isEmpty() ? Pane.CLUSTER : Pane.LOAD_BALANCING;
        return sweep.places().isPresent() ? Pane.COMPARE : usual;
    }

    private static long startNs(OpenedRun run) {
        Recording recording = run.recording();
        if (!run.violations().isEmpty()) {
            return run.violations().get(0).violatedNs();
        }
        if (!recording.doubleLeads().isEmpty()) {
            return recording.doubleLeads().get(0).startNs();
        }
        return recording.faults().isEmpty() ? 0 : recording.faults().get(0).startNs();
    }

    public OpenedRun run() {
        return run;
    }

    /** The run that is held against this one; empty where none is. */
    public Optional<Beside> beside() {
        return beside;
    }

    /** Holds another run against this one, or none any more; what is looked at stays. */
    public void holdAgainst(Optional<Beside> other) {
        if (!other.equals(beside)) {
            beside = other;
            refresh();
        }
    }

    /** Looks at where the two runs part: at some events before and after that, in the pane that shows both. */
    public void showParting() {
        beside.ifPresent(both -> {
            Events events = recording().events();
            int last = events.count() - 1;
            if (last < 0) {
                return;
            }
            long from = events.timeNs(Math.max(0, Math.min(last, both.event() - AROUND)));
            long to = events.timeNs(Math.min(last, both.event() + AROUND));
            long half = Math.max(RANGE_MIN_NS, (to - from) / 2);
            showRange(both.partNs() - half, both.partNs() + half);
            boolean here = both.event() <= last && events.timeNs(both.event()) == both.partNs();
            if (here) {
                moveToEvent(both.event());
            } else {
                moveTo(both.partNs());
            }
            change(old -> old.withPane(Pane.COMPARE));
        });
    }

    public Recording recording() {
        return run.recording();
    }

    public View view() {
        return view;
    }

    /** Told after every change, in the thread that made it. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Goes on with the same run that has grown, or with another branch of it. What is looked at stays where it is, as far as the
     * run reaches; whoever saw the whole run sees the whole of this one.
     */
    public void goOn(OpenedRun next) {
        Recording before = run.recording();
        run = next;
        Recording now = next.recording();
        boolean whole = view.fromNs() == 0 && view.toNs() >= before.endNs();
        long length = Math.min(view.toNs() - view.fromNs(), now.endNs());
        long from = whole ? 0 : Math.max(0, Math.min(now.endNs() - length, view.fromNs()));
        long cursor = Math.min(view.cursorNs(), now.endNs());
        int event = view.cursorEvent();
        boolean same = event < now.events().count()
                && (event < 0 || now.events().timeNs(event) == before.events().timeNs(event));
        show(view.withRange(from, whole ? now.endNs() : from + length)
                .withCursor(cursor, same ? event : now.events().lastAt(cursor))
                .withSelection(within(view.selection(), now)));
        // A step back could lead to where this run does not reach.
        undo.removeIf(old -> !fits(old, now));
        redo.removeIf(old -> !fits(old, now));
    }

    private static Selection within(Selection selection, Recording recording) {
        boolean there = true;
        if (selection instanceof Selection.Node node) {
            there = node.address() < recording.addresses();
        } else if (selection instanceof Selection.Message message) {
            there = message.message() < recording.messages().count();
        } else if (selection instanceof Selection.Event event) {
            there = event.event() < recording.events().count();
        }
        return there ? selection : Selection.NOTHING;
    }

    private static boolean fits(View old, Recording recording) {
        return old.toNs() <= recording.endNs()
                && old.cursorEvent() < recording.events().count()
                && within(old.selection(), recording).equals(old.selection());
    }

    /** Tells who listens that there is more to show, though the view is the same. */
    public void refresh() {
        show(view);
    }

    /** The nodes that are to be cut off together. */
    public Set<Integer> marked() {
        return Collections.unmodifiableSet(marked);
    }

    public void toggleMarked(int node) {
        if (!marked.remove(node)) {
            marked.add(node);
        }
        show(view);
    }

    public void clearMarked() {
        if (!marked.isEmpty()) {
            marked.clear();
            show(view);
        }
    }

    /** One step that can be undone. */
    public void change(UnaryOperator<View> how) {
        step(how, false);
    }

    /** Puts the cursor on an instant, with everything that has happened by then. Nothing happens while it is locked. */
    public void moveTo(long timeNs) {
        long within = Math.max(0, Math.min(recording().endNs(), timeNs));
        moveTo(within, recording().events().lastAt(within));
    }

    /** Puts the cursor on an event. */
    public void moveToEvent(int event) {
        int within = Math.max(-1, Math.min(recording().events().count() - 1, event));
        moveTo(within < 0 ? 0 : recording().events().timeNs(within), within);
    }

    private void moveTo(long timeNs, int event) {
        if (!view.locked()) {
            step(old -> following(old.withCursor(timeNs, event)), true);
        }
    }

    /** The range goes along where the cursor would leave it. */
    private View following(View moved) {
        long length = moved.toNs() - moved.fromNs();
        if (moved.cursorNs() >= moved.fromNs() && moved.cursorNs() <= moved.toNs()) {
            return moved;
        }
        long from = Math.max(0, Math.min(recording().endNs() - length, moved.cursorNs() - length / 2));
        return moved.withRange(from, from + length);
    }

    /** Shows [fromNs, toNs] as far as it lies within the run, and at least a microsecond of it. */
    public void showRange(long fromNs, long toNs) {
        long end = recording().endNs();
        boolean endless = toNs > fromNs && toNs - fromNs < 0;
        long length = Math.max(Math.min(RANGE_MIN_NS, end), Math.min(end, endless ? end : toNs - fromNs));
        long from = Math.max(0, Math.min(end - length, fromNs));
        change(old -> old.withRange(from, from + length));
    }

    /** Shows {@code factor} times as much time; {@code pivotNs} stays where it is on the screen. */
    public void zoom(double factor, long pivotNs) {
        double before = (double) pivotNs - view.fromNs();
        double after = view.toNs() - (double) pivotNs;
        showRange((long) (pivotNs - before * factor), (long) (pivotNs + after * factor));
    }

    private void step(UnaryOperator<View> how, boolean movement) {
        View next = how.apply(view);
        if (next.equals(view)) {
            return;
        }
        if (!movement || !moving) {
            undo.push(view);
            if (undo.size() > UNDO_MAX) {
                undo.removeLast();
            }
        }
        moving = movement;
        redo.clear();
        show(next);
    }

    public boolean undo() {
        return back(undo, redo);
    }

    public boolean redo() {
        return back(redo, undo);
    }

    private boolean back(ArrayDeque<View> from, ArrayDeque<View> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(view);
        moving = false;
        show(from.pop());
        return true;
    }

    private void show(View next) {
        view = next;
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
