package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.report.HtmlReport;
import io.netsplit.scenario.report.JUnitXml;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.RunDrawings;
import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.report.SummaryText;
import io.netsplit.scenario.report.SummaryText.Amount;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.DeploymentException;
import io.netsplit.scenario.runner.SweepOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit run}: scenarios in, verdicts out. */
@Command(
        name = "run",
        header = "Run scenarios, print the verdicts, write the reports; the exit code is the result.",
        description = {
            "A SCENARIO is a file, a folder, or the name of one in the library (see 'netsplit list').",
            "The results go to DIR/<scenario>/<time>/: report.html, summary.json, summary.md, junit.xml, the history and the "
                    + "trace of the most telling run of each variant. DIR/<scenario>/latest points to the last one."
        })
final class RunCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "A file, a folder, or a name of the library.")
    private List<String> scenarios = new ArrayList<>();

    @Mixin
    private final SeedFlags seeds = new SeedFlags();

    @Option(names = "--variant", paramLabel = "NAME", description = "Run this variant only; may be repeated.")
    private List<String> variants = new ArrayList<>();

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Run only scenarios with this tag; may be repeated. Without SCENARIO: of the library.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = ReportContext.ON,
            paramLabel = "BACKEND",
            description = "Run on real nodes, one process each, in real time: see 'netsplit list backends'.")
    private String on = "";

    @Mixin
    private final HandFlags hands = new HandFlags();

    @Option(names = "--fail-fast", description = "Stop at the first run that violates an assertion.")
    private boolean failFast;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where results go; default: out.")
    private String out = "out";

    @Option(
            names = "--junit",
            paramLabel = "FILE",
            description = "Also write JUnit XML of all scenarios; - is standard output.")
    private String junit = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Also write the summary of all scenarios; - is standard output.")
    private String json = "";

    @Option(names = "--html", paramLabel = "FILE", description = "Also write the report page of the one scenario.")
    private String html = "";

    @Option(names = "--trace", description = "Keep the trace of every run, not only of the most telling ones.")
    private boolean trace;

    @Option(
            names = "--verify-determinism",
            description = "Do every run twice; where the digests differ, show the first difference.")
    private boolean verify;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print only what is not as expected, and the verdict.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the figures of every run.")
    private boolean verbose;

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final List<SweepResult> results = new ArrayList<>();
    private final List<ReportContext> contexts = new ArrayList<>();
    private boolean unwritable;

    RunCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Terminal terminal = common.terminal(environment, quiet);
        SweepOptions options = sweep.options(environment)
                .withSeeds(seeds.list())
                .withFailFast(failFast)
                .withTraceAll(trace);
        ScenarioLoader loader = new ScenarioLoader(environment, terminal);
        List<Loaded> loaded = selected(loader);
        int code = loader.refused().isEmpty() ? ExitCode.OK : ExitCode.INVALID_SCENARIO;
        for (Loaded one : loaded) {
            code = ExitCode.combine(code, run(one, options, terminal));
            boolean stop = failFast && code == ExitCode.ASSERTION_FAILED;
            if (stop || environment.interrupted().getAsBoolean()) {
                break;
            }
        }
        if (results.size() > 1) {
            resultStream().println(Totals.line(results, loader.refused().size()));
        }
        writeFiles(loader.refused());
        return environment.interrupted().getAsBoolean() ? ExitCode.INTERRUPTED : code;
    }

    /** What of a scenario is run, and which flags repeat it. */
    private record Chosen(Loaded scenario, SweepOptions options, List<String> repeated) {}

    private int run(Loaded asked, SweepOptions options, Terminal terminal) {
        Chosen chosen = on.isEmpty() ? simulated(asked, options) : onRealNodes(asked, options);
        SweepJob job = new SweepJob(environment, terminal, chosen.scenario, chosen.repeated, out);
        SweepJob.Done done;
        try {
            done = unwritable ? job.runUnwritten(chosen.options) : job.run(chosen.options);
        } catch (DeploymentException e) {
            environment.err().println("netsplit: " + e.getMessage());
            return ExitCode.INCONCLUSIVE;
        }
        results.add(done.result());
        contexts.add(done.context());
        if (!quiet && results.size() > 1) {
            resultStream().println();
        }
        print(done, terminal);
        GitHub.tell(environment, done.result(), done.context());
        int code = ExitCode.combine(done.result().exit().code(), unwritten(done));
        return verify
                ? ExitCode.combine(
                        code, new DeterminismCheck(environment, terminal, asked).run(chosen.options, done.result()))
                : code;
    }

    private List<String> wanted(Loaded scenario) {
        return scenario.file().variants().stream()
                .map(io.netsplit.scenario.format.model.Variant::name)
                .filter(name -> variants.isEmpty() || variants.contains(name))
                .toList();
    }

    private Chosen simulated(Loaded asked, SweepOptions options) {
        List<String> some = variants.isEmpty() ? List.of() : wanted(asked);
        return new Chosen(asked, options.withVariants(some), sweep.repeated());
    }

    /** Real time passes once for every seed, so there is one unless somebody asks for more. */
    private Chosen onRealNodes(Loaded asked, SweepOptions options) {
        RealNodes nodes = RealNodes.named(on, environment);
        RealNodes.Prepared prepared = nodes.prepare(asked.file(), wanted(asked));
        List<Long> chosenSeeds =
                seeds.list().isEmpty() ? List.of(asked.file().seeds().get(0)) : seeds.list();
        if (hands.byHand()) {
            refuseManyRuns(prepared.variants(), chosenSeeds);
        }
        List<String> repeated = new ArrayList<>(sweep.repeated());
        repeated.addAll(List.of(ReportContext.ON, on));
        return new Chosen(
                new Loaded(asked.source(), prepared.scenario()),
                options.withSeeds(chosenSeeds)
                        .withVariants(prepared.variants())
                        .withBackEnd(hands.backEnd(nodes.backEnd(), environment)),
                repeated);
    }

    /** Nodes that people have started are there for one run. */
    private void refuseManyRuns(List<String> some, List<Long> chosenSeeds) {
        if (some.size() > 1) {
            throw UserMistake.usage("--by-hand makes one run, and there are variants: --variant takes one of "
                    + String.join(", ", some) + ".");
        }
        if (chosenSeeds.size() > 1) {
            throw UserMistake.usage("--by-hand makes one run: give one --seed.");
        }
    }

    /** Says once that nothing can be written; the scenarios after it are run for their verdicts. */
    private int unwritten(SweepJob.Done done) {
        if (done.unwritten().isEmpty()) {
            return ExitCode.OK;
        }
        unwritable = true;
        environment.err().println("netsplit: " + done.unwritten().get().getMessage());
        return ExitCode.USAGE;
    }

    private void print(SweepJob.Done done, Terminal terminal) {
        Amount amount = quiet ? Amount.QUIET : verbose ? Amount.VERBOSE : Amount.NORMAL;
        var style = textGoesToStandardOutput() ? terminal.outStyle() : terminal.errStyle();
        var stream = resultStream();
        stream.print(SummaryText.of(done.result(), done.context(), style, amount));
        if (!quiet) {
            stream.println(SummaryText.lastLine(done.result(), done.context(), style));
        }
        stream.flush();
    }

    private List<Loaded> selected(ScenarioLoader loader) {
        ScenarioFinder finder = new ScenarioFinder(environment.directory());
        if (scenarios.isEmpty() && tags.isEmpty()) {
            throw UserMistake.usage("Which scenario? Name a file, a folder, or one of the library: "
                    + "'netsplit list scenarios' shows those.");
        }
        List<ScenarioSource> sources = scenarios.isEmpty() ? finder.all() : finder.find(scenarios);
        List<Loaded> loaded = loader.load(sources, sweep.settings());
        List<Loaded> chosen = loaded.stream().filter(this::isChosen).toList();
        if (chosen.isEmpty() && !loaded.isEmpty()) {
            throw UserMistake.nothing(nothingChosen(loaded));
        }
        if (!html.isEmpty() && chosen.size() > 1) {
            throw UserMistake.usage("--html takes one scenario, and there are " + chosen.size()
                    + ". Every run folder has its own report.html.");
        }
        return chosen;
    }

    private boolean isChosen(Loaded one) {
        boolean tagged = tags.isEmpty() || one.file().tags().stream().anyMatch(tags::contains);
        boolean varied = variants.isEmpty()
                || variants.stream().anyMatch(name -> one.file().variant(name).isPresent());
        return tagged && varied;
    }

    private String nothingChosen(List<Loaded> loaded) {
        List<String> names = ScenarioLoader.variantNames(loaded);
        boolean noVariant = !variants.isEmpty() && variants.stream().noneMatch(names::contains);
        if (noVariant) {
            String wrong = variants.get(0);
            return "No variant is called '" + wrong + "'." + Suggestion.sentence(wrong, names) + " There are: "
                    + String.join(", ", names) + ".";
        }
        List<String> known = loaded.stream()
                .flatMap(one -> one.file().tags().stream())
                .distinct()
                .sorted()
                .toList();
        return "No scenario has the tag '" + String.join("' or '", tags) + "'. There are: " + String.join(", ", known)
                + ".";
    }

    private void refuseContradictions() {
        seeds.refuseContradictions();
        hands.refuseContradictions(!on.isEmpty());
        if (quiet && verbose) {
            throw UserMistake.usage("--quiet and --verbose contradict each other; give one of them.");
        }
        if (junit.equals(OutputFile.STANDARD_OUTPUT) && json.equals(OutputFile.STANDARD_OUTPUT)) {
            throw UserMistake.usage("--junit and --json cannot both go to standard output.");
        }
        if (verify && !on.isEmpty()) {
            throw UserMistake.usage(
                    "--verify-determinism does every run twice, and what takes place on real nodes takes place"
                            + " once.");
        }
        if (out.isBlank()) {
            throw UserMistake.usage("--out needs the name of a folder.");
        }
    }

    private void writeFiles(List<JUnitXml.Refused> refused) {
        if (!junit.isEmpty()) {
            OutputFile.write(environment, junit, JUnitXml.of(results, refused, contexts));
        }
        if (!json.isEmpty()) {
            OutputFile.write(environment, json, SummaryJson.of(results));
        }
        if (!html.isEmpty() && !results.isEmpty()) {
            OutputFile.write(environment, html, page(results.get(0), contexts.get(0)));
        }
    }

    private String page(SweepResult result, ReportContext context) {
        RunDrawings drawings = context.folder().isEmpty()
                ? RunDrawings.NONE
                : DrawnRuns.of(environment.directory().resolve(context.folder()), result);
        return HtmlReport.of(result, context, drawings);
    }

    private boolean textGoesToStandardOutput() {
        return !junit.equals(OutputFile.STANDARD_OUTPUT) && !json.equals(OutputFile.STANDARD_OUTPUT);
    }

    private java.io.PrintStream resultStream() {
        return textGoesToStandardOutput() ? environment.out() : environment.err();
    }
}
