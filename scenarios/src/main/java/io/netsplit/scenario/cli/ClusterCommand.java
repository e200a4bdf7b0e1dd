package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.runner.Simulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit cluster}: a cluster to be broken by hand. */
@Command(
        name = "cluster",
        header = "Start a cluster and break it by hand, from another terminal.",
        description = {
            "up: start it, on real nodes or simulated in real time, with clients at work; it stays up until 'down', Ctrl-C or "
                    + "--for. Then what was recorded is judged and reported as by 'run', and what was done by hand is written "
                    + "as a scenario, so that it can be done again.",
            "status: nodes, roles, faults, and what became of the operations of the last ten seconds.",
            "cut SET [SET…]: cut these sets of nodes from each other, or one set from the rest; a set is as n1,n2 or leader.",
            "heal [NAME]: end the fault of this name, or all.",
            "kill, restart, pause, resume NODE: stop the process at once, start it again, stop it in its tracks, let it go on.",
            "fault FIELDS: any fault of the format, by the fields of its step, as 'bridge: n3' or 'degrade: [n1, rest], "
                    + "latency: 200ms'.",
            "down: end it."
        })
final class ClusterCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(
            index = "0",
            paramLabel = "ACTION",
            description = "One of up, status, cut, heal, kill, restart, pause, resume, fault, down.")
    private String action = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "WHAT", description = "What the action is about.")
    private List<String> what = new ArrayList<>();

    @Option(
            names = ReportContext.ON,
            paramLabel = "BACKEND",
            description =
                    "up: where, as ratis (see 'netsplit list backends'); default: sim, the simulator in real time.")
    private String on = Simulator.NAME;

    @Mixin
    private final HandFlags hands = new HandFlags();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "up: end it by itself after this time; default: 1h.")
    private String lasts = "1h";

    @Option(names = "--one-way", description = "cut: only what the first set sends is lost.")
    private boolean oneWay;

    @Option(names = "--wipe", description = "kill: the node's disk is lost as well.")
    private boolean wipe;

    @Option(names = "--json", description = "status: write JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where results go, and where the cluster is found; default: out.")
    private String out = "out";

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    ClusterCommand(Environment environment) {
        this.environment = environment;
    }

    /** One of the things that can be done. */
    private interface Action {
        int run();
    }

    @Override
    public Integer call() {
        Map<String, Action> actions = new LinkedHashMap<>();
        LabClient lab = new LabClient(environment, out);
        actions.put(
                "up",
                () -> new LabRun(environment, common.terminal(environment), sweep, hands, out)
                        .up(nothing(), on, lasts));
        actions.put("status", () -> lab.print(nothing("do", json ? "status-json" : "status")));
        actions.put("cut", () -> lab.inject("cut", true, LabFaults.cut(some("cut n1,n2"), oneWay)));
        actions.put("fault", () -> lab.inject("fault", true, one("fault 'bridge: n3'")));
        actions.put("kill", () -> lab.inject("kill-" + one("kill n1"), false, LabFaults.kill(one(""), wipe)));
        actions.put("pause", () -> lab.inject("pause-" + one("pause n1"), false, "pause: " + one("")));
        actions.put("restart", () -> lab.print("do", "heal", "name", "kill-" + one("restart n1")));
        actions.put("resume", () -> lab.print("do", "heal", "name", "pause-" + one("resume n1")));
        actions.put("heal", () -> lab.print("do", "heal", "name", what.isEmpty() ? "" : one("heal cut-1")));
        actions.put("down", () -> lab.print(nothing("do", "down")));
        Action chosen = actions.get(action);
        if (chosen == null) {
            List<String> names = List.copyOf(actions.keySet());
            throw UserMistake.usage("A cluster cannot '" + action + "'." + Suggestion.sentence(action, names)
                    + " It takes " + String.join(", ", names) + ".");
        }
        return chosen.run();
    }

    private String one(String example) {
        if (what.size() != 1) {
            throw UserMistake.usage("'" + action + "' takes one argument, as netsplit cluster " + example + ".");
        }
        return what.get(0);
    }

    private List<String> some(String example) {
        if (what.isEmpty()) {
            throw UserMistake.usage("'" + action + "' needs to know what, as netsplit cluster " + example + ".");
        }
        return what;
    }

    private Object[] nothing(Object... request) {
        if (!what.isEmpty()) {
            throw UserMistake.usage("'" + action + "' takes no argument, and there is '" + what.get(0) + "'.");
        }
        return request;
    }
}
