package io.netsplit.visualizer.session;

import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What can be done to the lanes of the space-time diagram. */
final class LaneCommands {
    static final List<Command> ALL = List.of(
            new Command("Space-time: order alone, or true time", List.of("O"), LaneCommands::order),
            new Command("Space-time: hide the marked nodes, or the selected one", List.of("v"), LaneCommands::hide),
            new Command("Space-time: fold the marked nodes, or a side, into a lane", List.of("j"), LaneCommands::fold),
            new Command("Space-time: show and unfold all lanes", List.of("V", "J"), LaneCommands::all));

    private LaneCommands() {}

    private static void change(Desk desk, UnaryOperator<Lanes> how) {
        desk.session().change(view -> view.withLanes(how.apply(view.lanes())));
    }

    private static void order(Desk desk) {
        change(desk, lanes -> lanes.withOrder(!lanes.byOrder()));
    }

    private static void hide(Desk desk) {
        Set<Integer> chosen = chosen(desk.session());
        change(desk, lanes -> lanes.withHidden(chosen));
    }

    /** Of one node alone: all that are on its side of the cut that is in force, else all nodes but the leaders. */
    private static void fold(Desk desk) {
        Session session = desk.session();
        Set<Integer> chosen = chosen(session);
        Set<Integer> together =
                chosen.size() == 1 ? beside(session, chosen.iterator().next()) : chosen;
        change(desk, lanes -> lanes.withFold(together));
    }

    private static void all(Desk desk) {
        change(desk, Lanes::unfolded);
    }

    private static Set<Integer> chosen(Session session) {
        Set<Integer> chosen = new TreeSet<>(session.marked());
        if (chosen.isEmpty() && session.view().selection() instanceof Selection.Node node) {
            chosen.add(node.address());
        }
        return chosen;
    }

    private static Set<Integer> beside(Session session, int address) {
        Recording recording = session.recording();
        long now = session.view().cursorNs();
        Set<Integer> together = new TreeSet<>(Set.of(address));
        if (recording.isClient(address)) {
            for (int client = recording.nodes(); client < recording.addresses(); client++) {
                together.add(client);
            }
            return together;
        }
        List<FaultSpan> cuts =
                recording.faultsAt(now).stream().filter(FaultSpan::isCut).toList();
        int side = cuts.isEmpty() ? -1 : cuts.get(cuts.size() - 1).sideOf(address);
        for (int node = 0; node < recording.nodes(); node++) {
            boolean leads =
                    recording.belief(node, now).map(belief -> belief.leads()).orElse(false);
            if (side >= 0 ? cuts.get(cuts.size() - 1).sideOf(node) == side : !leads) {
                together.add(node);
            }
        }
        return together;
    }
}
