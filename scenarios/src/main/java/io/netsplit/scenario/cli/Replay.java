package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.SummaryText;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.scenario.runner.UnwrittenException;
import io.netsplit.trace.TraceException;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does one run again and shows it. */
final class Replay {
    /** How many lines tell what led to the instant that matters. */
    private static final int STORY_LINES = 60;

    /** What to show of a run. */
    record View(long untilNs, boolean aroundFailure, boolean everything, int lines) {}

    private final Environment environment;
    private final Terminal terminal;
    private final SweepFlags flags;
    private final View view;

    Replay(Environment environment, Terminal terminal, SweepFlags flags, View view) {
        this.environment = environment;
        this.terminal = terminal;
        this.flags = flags;
        this.view = view;
    }

    /** The run of a scenario under one seed; the exit code is its verdict. */
    int scenario(String name, @Nullable Long seed, @Nullable String variant) {
        ScenarioLoader loader = new ScenarioLoader(environment, terminal);
        ScenarioSource source = new ScenarioFinder(environment.directory()).one(name);
        Optional<Loaded> loaded = loader.load(source, flags.settings());
        if (loaded.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        ScenarioFile file = loaded.get().file();
        String chosen = variant != null ? variant : file.variants().get(0).name();
        List<String> names = file.variants().stream().map(Variant::name).toList();
        if (!names.contains(chosen)) {
            throw UserMistake.nothing("No variant is called '" + chosen + "'." + Suggestion.sentence(chosen, names)
                    + " There are: " + String.join(", ", names) + ".");
        }
        ReportContext context = new ReportContext(environment.command(), name, flags.repeated(), "", List.of());
        return inScratch(scratch -> {
            SweepResult result;
            try {
                result = again(flags, file, seed != null ? seed : file.seeds().get(0), chosen, scratch);
            } catch (UnwrittenException e) {
                verdicts(e.result(), context);
                throw e;
            }
            verdicts(result, context);
            show(traceOf(scratch), focusNs(result));
            return result.exit().code();
        });
    }

    private void verdicts(SweepResult result, ReportContext context) {
        environment.out().print(SummaryText.of(result, context, terminal.outStyle(), SummaryText.Amount.VERBOSE));
        environment.out().println();
        evidence(result);
    }

    /** A recorded run; where its scenario lies beside it, the run is done again and the digests must be equal. */
    int recorded(Path trace, String typed) {
        try {
            TraceHeader header;
            try (TraceReader reader = TraceReader.open(trace)) {
                header = reader.header();
            }
            environment
                    .out()
                    .println(header.scenario() + " · " + header.variant() + " · seed " + header.seed()
                            + " · recorded by netsplit " + header.engine());
            long focus = view.aroundFailure() ? recordedFocus(trace, header) : Long.MAX_VALUE;
            TracePrinter.Ending ending = show(trace, focus);
            if (!ending.problem().isEmpty()) {
                throw new UserMistake(ExitCode.INVALID_SCENARIO, ending.problem() + ".");
            }
            return verify(trace, header, ending);
        } catch (TraceException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, e.getMessage() + ".");
        } catch (IOException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, typed + " cannot be read: " + Reasons.of(e) + ".");
        }
    }

    private SweepResult again(SweepFlags flags, ScenarioFile file, long seed, String variant, Path scratch) {
        SweepOptions options = flags.options(environment)
                .withSeeds(List.of(seed))
                .withVariants(List.of(variant))
                .withTraceAll(true)
                .withDetail(true)
                .withFolder(scratch);
        return environment.engine().run(file, options, SweepProgress.NONE);
    }

    private TracePrinter.Ending show(Path trace, long focusNs) throws IOException {
        boolean around = view.aroundFailure() && focusNs != Long.MAX_VALUE;
        PrintStream out = environment.out();
        boolean symbols = terminal.outStyle().symbols();
        if (around) {
            out.println("What led there:");
            TracePrinter.Selection story = new TracePrinter.Selection(Long.MAX_VALUE, focusNs, false, STORY_LINES);
            new TracePrinter(out, symbols, story).print(trace);
            out.println();
            out.println("Around " + seconds(focusNs) + ":");
        }
        return new TracePrinter(
                        out,
                        symbols,
                        new TracePrinter.Selection(
                                around ? focusNs : Long.MAX_VALUE,
                                view.untilNs(),
                                around || view.everything(),
                                view.lines()))
                .print(trace);
    }

    /** What was violated and why, expected or not: that is what a replay is for. */
    private void evidence(SweepResult result) {
        for (VariantResult variant : result.variants()) {
            for (AssertionResult assertion : variant.assertions()) {
                if (assertion.holds() == Verdict.FAIL && assertion.verdict() == Verdict.PASS) {
                    environment.out().println("  " + assertion.sentence() + ", violated as expected:");
                    assertion.evidence().forEach(line -> environment.out().println("    " + line));
                    environment.out().println();
                }
            }
        }
    }

    private int verify(Path trace, TraceHeader header, TracePrinter.Ending ending) throws IOException {
        Path folder = OutputFile.folderOf(trace);
        Path file = folder.resolve("scenario.yaml");
        if (!Files.exists(file)) {
            environment.err().println("netsplit: not verified: the scenario does not lie beside the trace.");
            return ExitCode.OK;
        }
        Optional<String> real = RecordedRuns.realNodes(folder);
        if (real.isPresent()) {
            environment
                    .err()
                    .println("netsplit: not reproducible: this took place on real nodes (" + real.get() + ").");
            return ExitCode.OK;
        }
        SweepFlags recorded = recordedFlags(folder);
        Engine.Parsed parsed = environment.engine().read(file.toString(), file, recorded.settings());
        if (parsed.scenario().isEmpty()) {
            environment.err().println("netsplit: not verified: this netsplit refuses the recorded scenario.");
            return ExitCode.INCONCLUSIVE;
        }
        return inScratch(scratch -> {
            SweepResult result = again(recorded, parsed.scenario().get(), header.seed(), header.variant(), scratch);
            return compare(result, trace, traceOf(scratch), ending);
        });
    }

    private int compare(SweepResult result, Path recorded, Path again, TracePrinter.Ending ending) throws IOException {
        String digest = result.variants().stream()
                .flatMap(variant -> variant.runs().stream())
                .map(run -> run.digest())
                .findFirst()
                .orElse("none");
        if (digest.equals(ending.digest())) {
            String sign = terminal.outStyle().good(terminal.outStyle().symbols("✓"));
            environment.out().println("digest " + digest + " = recorded " + sign);
            return ExitCode.OK;
        }
        environment.err().println("netsplit: the digest is " + digest + ", recorded was " + ending.digest() + ".");
        environment.err().println(DeterminismCheck.firstDifference(recorded, again));
        if (!ending.engine().equals(Version.text())) {
            environment
                    .err()
                    .println("It was recorded by netsplit " + ending.engine() + ", this is " + Version.text()
                            + "; runs are promised to be equal only within one version.");
            return ExitCode.INCONCLUSIVE;
        }
        return ExitCode.INTERNAL_ERROR;
    }

    /** The first violation under this seed, else what the report looks at. */
    private static long focusNs(SweepResult result) {
        long first = Long.MAX_VALUE;
        for (VariantResult variant : result.variants()) {
            for (AssertionResult assertion : variant.assertions()) {
                for (AssertionResult.SeedResult seed : assertion.seeds()) {
                    if (seed.holds() == Verdict.FAIL && seed.timeNs() >= 0) {
                        first = Math.min(first, seed.timeNs());
                    }
                }
            }
            RunDetail detail = variant.detail();
            if (first == Long.MAX_VALUE && detail != null) {
                first = detail.focusNs();
            }
        }
        return first;
    }

    /** The instant that the summary beside a trace names for its run; the end of time where there is none. */
    private static long recordedFocus(Path trace, TraceHeader header) {
        Path folder = OutputFile.folderOf(trace);
        SweepResult result = ResultFolder.read(folder, folder.toString());
        long first = Long.MAX_VALUE;
        for (VariantResult variant : result.variants()) {
            if (!variant.name().equals(header.variant())) {
                continue;
            }
            for (AssertionResult assertion : variant.assertions()) {
                for (AssertionResult.SeedResult seed : assertion.seeds()) {
                    if (seed.seed() == header.seed() && seed.holds() == Verdict.FAIL && seed.timeNs() >= 0) {
                        first = Math.min(first, seed.timeNs());
                    }
                }
            }
            RunDetail detail = variant.detail();
            if (first == Long.MAX_VALUE && detail != null && detail.summary().seed() == header.seed()) {
                first = detail.focusNs();
            }
        }
        return first;
    }

    private SweepFlags recordedFlags(Path folder) throws IOException {
        Path about = folder.resolve(AboutRun.FILE);
        if (!Files.exists(about)) {
            return flags.withRepeated(List.of());
        }
        String text = Files.readString(about, StandardCharsets.UTF_8);
        try {
            return flags.withRepeated(AboutRun.context(text, "").flags());
        } catch (IllegalArgumentException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, about + " is damaged: " + e.getMessage() + ".");
        }
    }

    private static Path traceOf(Path scratch) throws IOException {
        return Traces.in(scratch).stream().findFirst().orElseThrow(() -> new IOException("the run left no trace"));
    }

    /** Work that needs a folder for a moment. */
    private interface Work {
        int in(Path scratch) throws IOException;
    }

    private static int inScratch(Work work) {
        try {
            Path scratch = Files.createTempDirectory("netsplit-replay-");
            try {
                return work.in(scratch);
            } finally {
                DeterminismCheck.remove(scratch);
            }
        } catch (UnwrittenException e) {
            throw unrecorded(Reasons.cause(e));
        } catch (IOException e) {
            throw unrecorded(e);
        }
    }

    private static UserMistake unrecorded(IOException e) {
        return UserMistake.usage("The run cannot be recorded in " + System.getProperty("java.io.tmpdir") + ": "
                + Reasons.of(e) + ". Choose another folder with NETSPLIT_JAVA_OPTS=-Djava.io.tmpdir=DIR.");
    }

    private static String seconds(long ns) {
        return String.format(Locale.ROOT, "%.3f s", ns / 1e9);
    }
}
