package io.netsplit.visualizer.session;

import java.util.List;
import java.util.function.Consumer;

/** What can be done to a run by hand. */
final class LiveCommands {
    static final List<Command> ALL = List.of(
            command("Kill the selected node, or restart it", Hands::killOrRestart, "k"),
            command("Pause the selected node, or let it go on", Hands::pauseOrResume, "z"),
            command("Slow the selected node down, or no longer", Hands::slowOrQuick, "w"),
            command("Put the selected node's clock ahead, or right", Hands::skewOrSet, "d"),
            command("Mark the selected node, or no longer", Hands::mark, "s"),
            command("Cut the marked nodes off, or the selected one", hands -> hands.cutOff(false), "x"),
            command("Cut them off one way: they are not heard", hands -> hands.cutOff(true), "X"),
            command("Heal everything", Hands::healAll, "a"),
            command("Run the scenario live, from its beginning", Hands::runLive, "Ctrl+R"),
            new Command("Choose where it runs: simulator or real nodes", List.of("Ctrl+B"), Desk::showPlaces),
            command("Run on to the end, at full speed", Hands::runToEnd, "Ctrl+End"),
            command("Next branch", hands -> hands.turnBranch(1), "b"),
            command("Previous branch", hands -> hands.turnBranch(-1), "B"),
            command("Save the branch as a scenario", Hands::saveBranch, "Ctrl+S"));

    /** Those that are about one node. */
    private static final int OF_A_NODE = 8;

    private LiveCommands() {}

    static List<Command> ofANode() {
        return ALL.subList(0, OF_A_NODE);
    }

    private static Command command(String title, Consumer<Hands> action, String... keys) {
        return new Command(title, List.of(keys), desk -> action.accept(desk.hands()));
    }
}
