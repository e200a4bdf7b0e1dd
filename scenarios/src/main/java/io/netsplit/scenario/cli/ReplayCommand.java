package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.ReportContext;
import io.netsplit.system.OptionText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit replay}: one run again, with what happened in it. */
@Command(
        name = "replay",
        header = "Do one run again, or open a recorded trace, and print what happened.",
        description = {
            "With a scenario and --seed the run is done again: the same seed is the same run. With a trace file the recorded run "
                    + "is shown, and done again to verify that its digest is still the same.",
            "Shown are faults, nodes and roles; --all shows every message and operation as well, --around-failure does so "
                    + "around the instant that matters."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int LINES_DEFAULT = 200;

    private final Environment environment;

    @Parameters(paramLabel = "SCENARIO|TRACE", description = "A scenario, or a trace file of a run folder.")
    private String subject = "";

    @Option(names = "--seed", paramLabel = "N", description = "The seed; default: the scenario's first.")
    private @Nullable Long seed;

    @Option(names = "--variant", paramLabel = "NAME", description = "The variant; default: the first.")
    private @Nullable String variant;

    @Option(
            names = ReportContext.ON,
            paramLabel = "BACKEND",
            description =
                    "Open the latest recorded run of the scenario on these real nodes: what took place there takes place "
                            + "once, so it is shown and not done again.")
    private String on = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where --on looks for recorded runs; default: out.")
    private String out = "out";

    @Option(names = "--until", paramLabel = "TIME", description = "Show nothing after this virtual time, as 12.4s.")
    private String until = "";

    @Option(
            names = "--around-failure",
            description = "Show everything shortly before the first violation, or the split.")
    private boolean aroundFailure;

    @Option(names = "--all", description = "Show every event, not only faults, nodes and roles.")
    private boolean all;

    @Option(names = "--lines", paramLabel = "N", description = "Show at most the last N lines; default: 200.")
    private int lines = LINES_DEFAULT;

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    ReplayCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (lines < 1) {
            throw UserMistake.usage("--lines takes a number from 1 up, not " + lines + ".");
        }
        Replay.View view = new Replay.View(untilNs(), aroundFailure, all, lines);
        Replay replay = new Replay(environment, common.terminal(environment), sweep, view);
        Path file = environment.directory().resolve(subject);
        if (Traces.isTrace(subject) && Files.isRegularFile(file)) {
            if (seed != null || variant != null || !sweep.repeated().isEmpty()) {
                throw UserMistake.usage(
                        "A trace has its own seed, variant, settings and limits; --seed, --variant, --set, "
                                + "--max-events and --max-pending are for scenarios.");
            }
            return replay.recorded(file, subject);
        }
        if (!on.isEmpty()) {
            RecordedRuns runs = new RecordedRuns(environment, out);
            Path trace = runs.latest(subject, on, variant, seed);
            return replay.recorded(trace, trace.toString());
        }
        return replay.scenario(subject, seed, variant);
    }

    private long untilNs() {
        if (until.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return OptionText.durationNs(until);
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage("--until: " + e.getMessage() + ".");
        }
    }
}
