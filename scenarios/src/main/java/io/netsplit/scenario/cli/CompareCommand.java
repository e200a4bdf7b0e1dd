package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.comparison.Batches;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparisons;
import io.netsplit.scenario.comparison.Regression;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.comparison.Sampling;
import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.comparison.WarmUp;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.report.ComparisonCsv;
import io.netsplit.scenario.report.ComparisonJson;
import io.netsplit.scenario.report.ComparisonNotes;
import io.netsplit.scenario.report.ComparisonPage;
import io.netsplit.scenario.report.ComparisonText;
import io.netsplit.scenario.report.RegressionText;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.ScorecardText;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.stats.SequentialSampling;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit compare}: the variants of one scenario under the same seeds. */
@Command(
        name = "compare",
        header = "Compare the variants of a scenario under the same seeds, with confidence intervals.",
        description =
                "Variants see the same arrivals and the same network under the same seed (common random numbers), so that "
                        + "the ratio of a pair says more than two averages. Figures are of whole runs after the warm-up.")
final class CompareCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(paramLabel = "SCENARIO", description = "A file, or a name of the library.")
    private String scenario = "";

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "What to compare (see 'netsplit list metrics'); may be repeated; default: latency.p99, availability.")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--baseline",
            paramLabel = "VARIANT",
            description = "What the others are held against; default: the scenario's, else its first variant.")
    private @Nullable String baseline;

    @Mixin
    private final SeedFlags seeds = new SeedFlags();

    @Option(
            names = ReportContext.ON,
            paramLabel = "BACKENDS",
            description = {
                "Where to run it, with commas: sim,ratis. Shows the simulator, the simulator under the conditions that the "
                        + "real nodes met with, and these nodes side by side; three repetitions unless --seeds says more."
            })
    private String on = "";

    @Mixin
    private final AgainstFlags against = new AgainstFlags();

    @Mixin
    private final WarmUpFlag warmup = new WarmUpFlag();

    @Option(names = "--variant", paramLabel = "NAME", description = "Compare this variant only; may be repeated.")
    private List<String> variants = new ArrayList<>();

    @Mixin
    private final PrecisionFlags precision = new PrecisionFlags();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Write CSV: one row for each metric and variant.")
    private boolean csv;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page with the tables and with charts as well.")
    private String html = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = {
                "Keep the results in DIR/SCENARIO/TIME as well, for 'view' and 'report'; DIR/SCENARIO/latest points to them."
            })
    private String out = "";

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    CompareCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        Optional<SequentialSampling> wanted = precision.sampling();
        List<Metric> figures = MetricNames.of(metrics);
        Terminal terminal = common.terminal(environment);
        if (against.isGiven()) {
            return regression(figures, terminal);
        }
        if (!on.isEmpty()) {
            return onBackEnds(terminal);
        }
        Optional<Loaded> loaded = load(terminal, warmup.fixed());
        if (loaded.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        ScenarioFile file = loaded.get().file();
        String base = checkedBaseline(file);
        SweepOptions options = sweep.options(environment)
                .withSeeds(seeds.list())
                .withVariants(chosenVariants(file, base))
                .withDetail(false)
                .withScorecard(true);
        Optional<WarmUp> settled =
                warmup.isAutomatic() ? Optional.of(settle(file, options, terminal)) : Optional.empty();
        ScenarioFile compared = settled.isPresent() ? loadSettled(terminal, settled.get()) : file;
        ComparisonRuns runs = new ComparisonRuns(environment, terminal, compared, options);
        SweepResult result = wanted.map(one -> runs.until(one, figures, base)).orElseGet(runs::once);
        String rule = settled.map(ComparisonNotes::foundWarmup).orElseGet(() -> ComparisonNotes.fixedWarmup(result));
        return tell(result, figures, base, wanted, rule, terminal);
    }

    /** The scenario where it is asked to take place, side by side. */
    private int onBackEnds(Terminal terminal) {
        if (csv || !html.isEmpty() || baseline != null || precision.sampling().isPresent() || warmup.isAutomatic()) {
            throw UserMistake.usage("--on prints places side by side, or as --json; it goes with --metric, --variant, "
                    + "--seeds and --set: real time cannot be paired.");
        }
        Optional<Loaded> loaded = load(terminal, warmup.fixed());
        if (loaded.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        ScenarioFile file = loaded.get().file();
        List<String> names = file.variants().stream().map(Variant::name).toList();
        SweepOptions options = sweep.options(environment)
                .withSeeds(seeds.list())
                .withVariants(checkedVariants(names))
                .withDetail(false)
                .withScorecard(true);
        List<Metric> figures = metrics.isEmpty() ? SideBySide.USUAL : MetricNames.of(metrics);
        BackEndComparison comparison = new BackEndComparison(environment, terminal, file, options, on);
        int code = comparison.run(figures, json);
        if (!out.isEmpty()) {
            comparison.found().ifPresent(this::keep);
        }
        return code;
    }

    private void keep(BackEndComparison.Found found) {
        List<String> flags = new ArrayList<>(sweep.repeated());
        variants.forEach(variant -> flags.addAll(List.of("--variant", variant)));
        flags.addAll(List.of(ReportContext.ON, on));
        new ComparisonFolder(environment, out)
                .keep(found.result(), scenario, flags, "", ComparisonFolder.SIDE_BY_SIDE, found.json());
    }

    /** Each variant against itself in earlier results. */
    private int regression(List<Metric> figures, Terminal terminal) {
        if (json
                || csv
                || !html.isEmpty()
                || baseline != null
                || precision.sampling().isPresent()) {
            throw UserMistake.usage("--against prints a table of each variant against itself; it goes with --metric, "
                    + "--variant, --seeds and --tolerance.");
        }
        double tolerance = against.tolerance();
        SweepResult before =
                ResultFolder.read(ResultFolder.find(environment.directory(), against.folder()), against.folder());
        SweepResult after = later(before, terminal);
        if (!after.scenario().equals(before.scenario())) {
            throw UserMistake.nothing(
                    against.folder() + " holds results of " + before.scenario() + ", not of " + after.scenario() + ".");
        }
        List<Regression> found = figures.stream()
                .map(metric -> Regression.of(before, after, metric, tolerance))
                .toList();
        environment.out().print(RegressionText.of(found, against.folder(), tolerance, terminal.outStyle()));
        Verdict all = found.stream().map(Regression::verdict).reduce(Verdict.PASS, Verdict::and);
        int code = all == Verdict.PASS
                ? ExitCode.OK
                : all == Verdict.FAIL ? ExitCode.ASSERTION_FAILED : ExitCode.INCONCLUSIVE;
        return after.interrupted() ? ExitCode.INTERRUPTED : code;
    }

    /** What is in a folder, or what comes of running the scenario now under the seeds of the earlier results. */
    private SweepResult later(SweepResult before, Terminal terminal) {
        if (Files.isDirectory(environment.directory().resolve(scenario))) {
            return ResultFolder.read(ResultFolder.find(environment.directory(), scenario), scenario);
        }
        ScenarioFile file = load(terminal, warmup.fixed())
                .orElseThrow(() -> new UserMistake(ExitCode.INVALID_SCENARIO, "Nothing was run."))
                .file();
        SweepOptions options = sweep.options(environment)
                .withSeeds(seeds.list().isEmpty() ? before.seeds() : seeds.list())
                .withVariants(variants)
                .withDetail(false);
        return new ComparisonRuns(environment, terminal, file, options).once();
    }

    private void refuseContradictions() {
        seeds.refuseContradictions();
        if (json && csv) {
            throw UserMistake.usage("--json and --csv contradict each other; give one of them.");
        }
        if (precision.sampling().isPresent() && seeds.isOne()) {
            throw UserMistake.usage("--seed and --precision contradict each other: more seeds are what it needs.");
        }
    }

    private int tell(
            SweepResult result,
            List<Metric> figures,
            String base,
            Optional<SequentialSampling> wanted,
            String warmupRule,
            Terminal terminal) {
        boolean inBatches = Batches.areIn(result);
        Batches batches = new Batches();
        List<Comparison> found = Comparisons.of(result, figures, base, inBatches ? batches : Samples.SEEDS);
        Sampling sampling = Sampling.of(found, result.seeds().size(), wanted);
        ComparisonNotes notes = inBatches
                ? ComparisonNotes.batches(sampling, result, warmupRule, batches.correlated(result, figures))
                : ComparisonNotes.seeds(sampling, result, warmupRule);
        page(result, found, notes);
        print(result, found, notes, terminal);
        if (!out.isEmpty()) {
            new ComparisonFolder(environment, out)
                    .keep(
                            result,
                            scenario,
                            sweep.repeated(),
                            base,
                            ComparisonFolder.COMPARISON,
                            ComparisonJson.of(result, found, notes));
        }
        return result.interrupted() ? ExitCode.INTERRUPTED : code(found, sampling);
    }

    private Optional<Loaded> load(Terminal terminal, List<String> more) {
        List<String> settings = new ArrayList<>(sweep.settings());
        settings.addAll(more);
        return new ScenarioLoader(environment, terminal)
                .load(new ScenarioFinder(environment.directory()).one(scenario), settings);
    }

    private ScenarioFile loadSettled(Terminal terminal, WarmUp found) {
        return load(terminal, List.of(WarmUpFlag.setting(found.lengthNs())))
                .orElseThrow()
                .file();
    }

    /** Runs the scenario without a warm-up to see how long it should be. */
    private WarmUp settle(ScenarioFile file, SweepOptions options, Terminal terminal) {
        SweepResult pilot = new ComparisonRuns(environment, terminal, file, options).once();
        if (pilot.interrupted()) {
            throw new UserMistake(ExitCode.INTERRUPTED, "Interrupted before the end of the warm-up was found.");
        }
        WarmUp found = WarmUp.of(pilot);
        if (!found.isDecided()) {
            throw new UserMistake(
                    ExitCode.INCONCLUSIVE,
                    "MSER-5 finds no end of the warm-up of variant " + found.variant() + ": " + found.why()
                            + ", or say yourself how long it is, as --warmup 5s.");
        }
        return found;
    }

    /** The page is written beside whatever is printed. */
    private void page(SweepResult result, List<Comparison> found, ComparisonNotes notes) {
        if (!html.isEmpty()) {
            OutputFile.write(environment, html, ComparisonPage.of(result, found, notes));
        }
    }

    private void print(SweepResult result, List<Comparison> found, ComparisonNotes notes, Terminal terminal) {
        if (json) {
            environment.out().print(ComparisonJson.of(result, found, notes));
            return;
        }
        if (csv) {
            environment.out().print(ComparisonCsv.of(result.scenario(), found));
            return;
        }
        environment.out().print(new ComparisonText(found, notes).text(terminal.outStyle()));
        String scorecard = new ScorecardText(result).text(terminal.outStyle());
        environment.out().print(scorecard.isEmpty() ? "" : "\n" + scorecard);
    }

    /** A comparison for which there was nothing to compare, or that is not as precise as it should be, is unknown. */
    private static int code(List<Comparison> found, Sampling sampling) {
        boolean known = sampling.isReached() && found.stream().noneMatch(Comparison::isIncomplete);
        return known ? ExitCode.OK : ExitCode.INCONCLUSIVE;
    }

    private String checkedBaseline(ScenarioFile file) {
        List<String> names = file.variants().stream().map(Variant::name).toList();
        if (names.size() < 2) {
            throw UserMistake.nothing(file.name() + " has no variants to compare.");
        }
        String chosen = baseline != null ? baseline : file.report().baseline().orElse(names.get(0));
        if (!names.contains(chosen)) {
            throw noVariant(chosen, names);
        }
        return chosen;
    }

    private List<String> chosenVariants(ScenarioFile file, String base) {
        List<String> names = file.variants().stream().map(Variant::name).toList();
        if (checkedVariants(names).isEmpty()) {
            return List.of();
        }
        return names.stream()
                .filter(name -> variants.contains(name) || name.equals(base))
                .toList();
    }

    private List<String> checkedVariants(List<String> names) {
        variants.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw noVariant(name, names);
        });
        return variants;
    }

    private static UserMistake noVariant(String name, List<String> names) {
        return UserMistake.nothing("No variant is called '" + name + "'." + Suggestion.sentence(name, names)
                + " There are: " + String.join(", ", names) + ".");
    }
}
