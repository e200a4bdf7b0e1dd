package io.netsplit.scenario.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The verbs, in the order in which help shows them. Each is made only when it is asked for. */
final class Verbs {
    private Verbs() {}

    static Map<String, Supplier<Callable<Integer>>> all(Environment environment) {
        Map<String, Supplier<Callable<Integer>>> verbs = new LinkedHashMap<>();
        verbs.put("run", () -> new RunCommand(environment));
        verbs.put("check", () -> new CheckCommand(environment));
        verbs.put("check-history", () -> new CheckHistoryCommand(environment));
        verbs.put("list", () -> new ListCommand(environment));
        verbs.put("explain", () -> new ExplainCommand(environment));
        verbs.put("compare", () -> new CompareCommand(environment));
        verbs.put("sweep", () -> new SweepCommand(environment));
        verbs.put("replay", () -> new ReplayCommand(environment));
        verbs.put("diff", () -> new DiffCommand(environment));
        verbs.put("report", () -> new ReportCommand(environment));
        verbs.put("view", () -> new ViewCommand(environment));
        verbs.put("cluster", () -> new ClusterCommand(environment));
        verbs.put("node", () -> new NodeCommand(environment));
        verbs.put("init", () -> new InitCommand(environment));
        verbs.put("doctor", () -> new DoctorCommand(environment));
        verbs.put("completion", () -> new CompletionCommand(environment));
        return verbs;
    }
}
