package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.report.SweepTable;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit sweep}: one scenario at many points. */
@Command(
        name = "sweep",
        header = "Run a scenario again and again while fields of it vary, one row for each point.",
        description =
                "All points see the same seeds, and so the same arrivals where these do not vary. Every point is checked before"
                        + " the first one runs. Figures are of whole runs after the warm-up, as means over the seeds with 95 %%"
                        + " confidence.")
final class SweepCommand implements Callable<Integer> {
    private static final int MOST_POINTS = 10_000;

    private final Environment environment;

    @Parameters(paramLabel = "SCENARIO", description = "A file, or a name of the library.")
    private String scenario = "";

    @Option(
            names = "--vary",
            paramLabel = "PATH=VALUES",
            required = true,
            description =
                    "What varies, as topology.network.loss=0%%,1%%,5%%, or at even distances =0%%..5%%:6; given twice, every value"
                            + " of the one goes with every value of the other.")
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "What to show (see 'netsplit list metrics'); may be repeated; default: latency.p99, availability.")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--variant", paramLabel = "NAME", description = "Run this variant only; may be repeated.")
    private List<String> variants = new ArrayList<>();

    @Option(names = "--csv", description = "Write CSV: one row for each point and variant.")
    private boolean csv;

    @Mixin
    private final SeedFlags seeds = new SeedFlags();

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private record Point(List<String> values, ScenarioFile file) {}

    SweepCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        seeds.refuseContradictions();
        List<Metric> figures = MetricNames.of(metrics);
        Terminal terminal = common.terminal(environment);
        List<Variation> variations = vary.stream().map(Variation::of).toList();
        Optional<List<Point>> points = points(variations, terminal);
        if (points.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        SweepTable table =
                new SweepTable(variations.stream().map(Variation::path).toList(), figures);
        boolean isInterrupted = false;
        for (Point point : points.get()) {
            if (!isInterrupted) {
                SweepResult result = new ComparisonRuns(environment, terminal, point.file, options(point.file)).once();
                table.add(point.values, result);
                isInterrupted = result.interrupted();
            }
        }
        environment.out().print(csv ? table.csv(points.get().get(0).file.name()) : table.text());
        return isInterrupted ? ExitCode.INTERRUPTED : table.isIncomplete() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    }

    private SweepOptions options(ScenarioFile file) {
        List<String> names = file.variants().stream().map(Variant::name).toList();
        variants.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw UserMistake.nothing("No variant is called '" + name + "'." + Suggestion.sentence(name, names)
                    + " There are: " + String.join(", ", names) + ".");
        });
        return sweep.options(environment)
                .withSeeds(seeds.list())
                .withVariants(variants)
                .withDetail(false);
    }

    /** The scenario at each point; empty where it is wrong at one of them, which has been explained. */
    private Optional<List<Point>> points(List<Variation> variations, Terminal terminal) {
        List<List<String>> grid = Variation.grid(variations);
        if (grid.size() > MOST_POINTS) {
            throw UserMistake.usage("These are " + grid.size() + " points, and " + MOST_POINTS + " are the most.");
        }
        ScenarioLoader loader = new ScenarioLoader(environment, terminal);
        ScenarioSource source = new ScenarioFinder(environment.directory()).one(scenario);
        List<Point> points = new ArrayList<>();
        for (List<String> values : grid) {
            List<String> settings = new ArrayList<>(sweep.settings());
            for (int i = 0; i < values.size(); i++) {
                settings.add(variations.get(i).path() + "=" + values.get(i));
            }
            Optional<ScenarioLoader.Loaded> loaded = loader.load(source, settings);
            if (loaded.isEmpty()) {
                return Optional.empty();
            }
            points.add(new Point(values, loaded.get().file()));
        }
        return Optional.of(points);
    }
}
