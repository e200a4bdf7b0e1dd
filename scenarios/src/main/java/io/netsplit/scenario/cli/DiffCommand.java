package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.DivergenceJson;
import io.netsplit.scenario.report.Style;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceException;
import io.netsplit.trace.TraceHeader;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit diff}: where two recorded runs part. */
@Command(
        name = "diff",
        header = "Find the first event in which two recorded runs differ.",
        description = {
            "A and B are trace files, run folders as out/raft-split-brain/latest, or names of scenarios that were run. Of a "
                    + "folder with several traces the one is taken that the other side has, too, else --variant and --seed choose.",
            "Events are compared by what they say. What comes after the first difference is not compared: it follows from it.",
            "Exits with 0 where the runs are the same, 1 where they differ, 3 where a trace cannot be read or is cut off before "
                    + "they differ."
        },
        footer = {
            "%nFor example:",
            "  netsplit run raft-split-brain --seed 1",
            "  netsplit diff out/raft-split-brain/latest/correct-seed-1 out/raft-split-brain/latest/broken-quorum-seed-1"
        })
final class DiffCommand implements Callable<Integer> {
    private static final String ONE = "A";
    private static final String OTHER = "B";

    private final Environment environment;

    @Parameters(index = "0", paramLabel = ONE, description = "A trace file, a run folder, or a scenario that was run.")
    private String one = "";

    @Parameters(index = "1", paramLabel = OTHER, description = "What to hold against it.")
    private String other = "";

    @Option(names = "--variant", paramLabel = "NAME", description = "Of a folder with several traces: whose.")
    private String variant = "";

    @Option(names = "--seed", paramLabel = "N", description = "Of a folder with several traces: of which seed.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private final CommonFlags common = new CommonFlags();

    DiffCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal(environment);
        TracePair pair = TracePair.find(environment, new TracePair.Wanted(variant, seed), one, other);
        String shown = pair.shown(pair.one());
        String otherShown = pair.shown(pair.other());
        TraceComparison compared = compare(pair, shown, otherShown);
        if (json) {
            environment
                    .out()
                    .print(DivergenceJson.of(
                            compared.divergence(),
                            new DivergenceJson.Run(shown, compared.header()),
                            new DivergenceJson.Run(otherShown, compared.otherHeader())));
        } else {
            print(compared, shown, otherShown, terminal.outStyle());
        }
        return switch (compared.divergence().answer()) {
            case SAME -> ExitCode.OK;
            case DIFFERENT -> ExitCode.ASSERTION_FAILED;
            case UNKNOWN -> ExitCode.INVALID_SCENARIO;
        };
    }

    private static TraceComparison compare(TracePair pair, String shown, String otherShown) {
        try {
            return TraceComparison.of(
                    new TraceComparison.Trace(pair.one(), shown), new TraceComparison.Trace(pair.other(), otherShown));
        } catch (TraceException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, e.getMessage() + ".");
        } catch (IOException e) {
            throw new UserMistake(
                    ExitCode.INVALID_SCENARIO, shown + " or " + otherShown + " cannot be read: " + Reasons.of(e) + ".");
        }
    }

    private void print(TraceComparison compared, String shown, String otherShown, Style style) {
        about(ONE, compared.header(), shown, style);
        about(OTHER, compared.otherHeader(), otherShown, style);
        DivergenceText.of(compared, ONE, OTHER, style).forEach(environment.out()::println);
        if (compared.divergence().answer() == Divergence.Answer.DIFFERENT) {
            environment.out().println();
            environment
                    .out()
                    .println("see both: " + environment.command() + " view " + shown + " --beside " + otherShown);
        }
    }

    private void about(String name, TraceHeader header, String shown, Style style) {
        String run = header.scenario() + " · " + header.variant() + " · seed " + header.seed() + " · " + shown;
        environment.out().println(style.strong(name) + "  " + style.symbols(run));
    }
}
