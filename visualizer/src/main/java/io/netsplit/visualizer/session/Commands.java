package io.netsplit.visualizer.session;

import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Finding;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Postings;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that can be done, in the order of the list of keys. */
public final class Commands {
    private static final double ZOOM = 0.5;
    private static final double FASTER = 2;
    private static final double LARGER = 1.1;

    private static final List<Command> FIXED = List.of(
            command("Play or pause", desk -> desk.togglePlaying(), "Space", "PageDown", "."),
            command("Slower", desk -> desk.speed(1 / FASTER), "["),
            command("Faster", desk -> desk.speed(FASTER), "]"),
            command("One event on", desk -> step(desk, 1), "Right"),
            command("One event back", desk -> step(desk, -1), "Left", "PageUp"),
            command("Next event of the same node", desk -> lane(desk, 1), "Shift+Right"),
            command("Previous event of the same node", desk -> lane(desk, -1), "Shift+Left"),
            command("From a sending to its arrival", desk -> follow(desk, true), "Ctrl+Right"),
            command("From an arrival to its sending", desk -> follow(desk, false), "Ctrl+Left"),
            command("To the start", desk -> desk.session().moveTo(0), "Home"),
            command("To the end", desk -> desk.session().moveTo(Long.MAX_VALUE), "End"),
            command("Next violation", desk -> jump(desk, violations(desk), 1), "e"),
            command("Previous violation", desk -> jump(desk, violations(desk), -1), "E"),
            command("Next change of leaders", desk -> jump(desk, leaderChanges(desk), 1), "l"),
            command("Previous change of leaders", desk -> jump(desk, leaderChanges(desk), -1), "L"),
            command("Next begin or end of a fault", desk -> jump(desk, faultEdges(desk), 1), "p"),
            command("Previous begin or end of a fault", desk -> jump(desk, faultEdges(desk), -1), "P"),
            command("To where two runs part", desk -> desk.session().showParting(), "D"),
            command("Drop or lift a marker", desk -> mark(desk), "m"),
            command("Next marker", desk -> jump(desk, markers(desk), 1), "'"),
            command("Select the next node", desk -> node(desk, 1), "Down"),
            command("Select the previous node", desk -> node(desk, -1), "Up"),
            command("Select the event at the cursor", desk -> selectEvent(desk), "Enter"),
            command("Bring the cursor into the middle", desk -> centre(desk), "f"),
            command("Zoom in", desk -> zoom(desk, ZOOM), "+", "="),
            command("Zoom out", desk -> zoom(desk, 1 / ZOOM), "-"),
            command("Show the whole run", desk -> desk.session().showRange(0, Long.MAX_VALUE), "0"),
            command("Causes and effects of the selection", desk -> view(desk, v -> v.withCone(!v.cone())), "g"),
            command("Hide client traffic and signs of life", desk -> view(desk, v -> v.withQuiet(!v.quiet())), "h"),
            command("Lock the cursor", desk -> view(desk, v -> v.withLocked(!v.locked())), "c"),
            command("Filter the log", desk -> desk.editFilter(), "/"),
            command("Clear the selection, then the filter", desk -> clear(desk), "Escape"),
            command("Undo the last change of the view", desk -> desk.session().undo(), "Alt+Left", "Ctrl+Z"),
            command("Do it again", desk -> desk.session().redo(), "Alt+Right", "Ctrl+Y"),
            command("Copy the event and the command that replays it", desk -> copyEvent(desk), "Ctrl+C"),
            command("Copy a link to what is seen", desk -> desk.copy(Link.of(desk.session())), "Ctrl+L"),
            command("Export the pane as PNG or SVG", desk -> desk.export(), "Ctrl+E"),
            command("Light or dark", desk -> desk.toggleTheme(), "t"),
            command("Larger text", desk -> desk.textSize(LARGER), "Ctrl++", "Ctrl+="),
            command("Smaller text", desk -> desk.textSize(1 / LARGER), "Ctrl+-"),
            command("Usual text", desk -> desk.textSize(0), "Ctrl+0"),
            command("Gallery: scenarios to look at", desk -> desk.showGallery(), "Ctrl+O"),
            command("Edit the scenario beside its run", desk -> desk.toggleEditor(), "Ctrl+T"),
            command("Lesson: captions that explain the run", desk -> desk.toggleLesson(), "F11"),
            command("What can be done to the node", desk -> desk.showHands(), "o"),
            command("All commands", desk -> desk.showCommands(), "Ctrl+K"),
            command("All keys", desk -> desk.showKeys(), "?"),
            command("Close", desk -> desk.close(), "Ctrl+Q"));

    private static final List<Command> ALL = Stream.of(
                    Pane.main().stream().map(Commands::toPane),
                    FIXED.stream(),
                    LaneCommands.ALL.stream(),
                    LiveCommands.ALL.stream())
            .flatMap(commands -> commands)
            .toList();

    private Commands() {}

    /** What can be done to the node that is selected. */
    public static List<Command> ofANode() {
        return Stream.concat(LiveCommands.ofANode().stream(), LaneCommands.ALL.stream())
                .toList();
    }

    public static List<Command> all() {
        return ALL;
    }

    public static Optional<Command> of(String key) {
        return ALL.stream().filter(command -> command.keys().contains(key)).findFirst();
    }

    private static Command command(String title, Consumer<Desk> action, String... keys) {
        return new Command(title, List.of(keys), action);
    }

    private static Command toPane(Pane pane) {
        return command(pane.title(), desk -> view(desk, v -> v.withPane(pane)), pane.key());
    }

    private static void view(Desk desk, java.util.function.UnaryOperator<View> how) {
        desk.session().change(how);
    }

    /** Beyond the last event of a run that takes place there is the next one. */
    private static void step(Desk desk, int steps) {
        int last = desk.session().recording().events().count() - 1;
        if (steps > 0 && desk.hands().isLive() && desk.session().view().cursorEvent() >= last) {
            desk.hands().step();
            return;
        }
        desk.session().moveToEvent(desk.logNeighbour(steps));
    }

    /** Along the lane of the selected node, else of the event at the cursor. */
    private static void lane(Desk desk, int steps) {
        Session session = desk.session();
        Recording recording = session.recording();
        int cursor = session.view().cursorEvent();
        int address = session.view().selection() instanceof Selection.Node node
                ? node.address()
                : cursor < 0 ? 0 : recording.events().address(cursor);
        if (address < 0 || address >= recording.addresses()) {
            return;
        }
        Postings postings = recording.postings();
        int place = postings.lastNotAfter(address, cursor);
        boolean between = place < 0 || postings.event(address, place) != cursor;
        int target = place + steps + (between && steps < 0 ? 1 : 0);
        if (target >= 0 && target < postings.count(address)) {
            session.moveToEvent(postings.event(address, target));
        }
    }

    private static void follow(Desk desk, boolean on) {
        Session session = desk.session();
        Events events = session.recording().events();
        Messages messages = session.recording().messages();
        int cursor = session.view().cursorEvent();
        if (cursor < 0 || events.link(cursor) < 0) {
            return;
        }
        int target = switch (events.kind(cursor)) {
            case SEND, DELIVER, DROP -> {
                int message = events.link(cursor);
                yield on ? messages.endEvent(message) : messages.sendEvent(message);
            }
            case INVOKE -> on ? events.link(cursor) : -1;
            case COMPLETE -> on ? -1 : events.link(cursor);
            default -> -1;
        };
        if (target >= 0) {
            session.moveToEvent(target);
        }
    }

    private static void jump(Desk desk, List<Long> instants, int direction) {
        long now = desk.session().view().cursorNs();
        TreeSet<Long> sorted = new TreeSet<>(instants);
        Long target = direction > 0 ? sorted.higher(now) : sorted.lower(now);
        if (target != null) {
            desk.session().moveTo(target);
        }
    }

    private static List<Long> violations(Desk desk) {
        return desk.session().run().violations().stream()
                .map(Finding::violatedNs)
                .toList();
    }

    private static List<Long> leaderChanges(Desk desk) {
        Recording recording = desk.session().recording();
        List<Long> changes = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            recording.beliefs(node).stream().filter(belief -> belief.leads()).forEach(belief -> {
                changes.add(belief.startNs());
                changes.add(belief.endNs());
            });
        }
        return changes;
    }

    private static List<Long> faultEdges(Desk desk) {
        List<Long> edges = new ArrayList<>();
        for (FaultSpan fault : desk.session().recording().faults()) {
            edges.add(fault.startNs());
            edges.add(fault.endNs());
        }
        return edges;
    }

    private static List<Long> markers(Desk desk) {
        return desk.session().view().markersNs();
    }

    private static void mark(Desk desk) {
        view(desk, v -> v.withMarkerToggled(v.cursorNs()));
    }

    private static void node(Desk desk, int steps) {
        int addresses = desk.session().recording().addresses();
        if (addresses == 0) {
            return;
        }
        int next = desk.session().view().selection() instanceof Selection.Node node
                ? node.address() + steps
                : steps > 0 ? 0 : addresses - 1;
        view(desk, v -> v.withSelection(new Selection.Node(Math.floorMod(next, addresses))));
    }

    private static void selectEvent(Desk desk) {
        Recording recording = desk.session().recording();
        int cursor = desk.session().view().cursorEvent();
        if (cursor >= 0) {
            view(desk, v -> v.withSelection(selectionOf(recording, cursor)));
        }
    }

    /** An event of a message selects the message. */
    public static Selection selectionOf(Recording recording, int event) {
        return switch (recording.events().kind(event)) {
            case SEND, DELIVER, DROP -> new Selection.Message(recording.events().link(event));
            default -> new Selection.Event(event);
        };
    }

    private static void centre(Desk desk) {
        View view = desk.session().view();
        long half = (view.toNs() - view.fromNs()) / 2;
        desk.session().showRange(view.cursorNs() - half, view.cursorNs() + half);
    }

    private static void zoom(Desk desk, double factor) {
        View view = desk.session().view();
        desk.session().zoom(factor, Math.max(view.fromNs(), Math.min(view.toNs(), view.cursorNs())));
    }

    private static void clear(Desk desk) {
        if (!desk.session().view().selection().equals(Selection.NOTHING)) {
            view(desk, v -> v.withSelection(Selection.NOTHING));
        } else {
            view(desk, v -> v.withFilter(""));
        }
    }

    private static void copyEvent(Desk desk) {
        desk.copy(desk.cursorWords() + "\n" + desk.session().run().replayCommand() + "\n" + Link.of(desk.session())
                + "\n");
    }
}
