package io.netsplit.scenario.cli;

import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.report.ComparisonText;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.ScorecardText;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.io.IOException;
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

    @Option(names = "--variant", paramLabel = "NAME", description = "Compare this variant only; may be repeated.")
    private List<String> variants = new ArrayList<>();

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Mixin
    private final SweepFlags sweep = new SweepFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    CompareCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        seeds.refuseContradictions();
        List<Metric> wanted = wantedMetrics();
        Terminal terminal = common.terminal(environment);
        ScenarioLoader loader = new ScenarioLoader(environment, terminal);
        Optional<Loaded> loaded =
                loader.load(new ScenarioFinder(environment.directory()).one(scenario), sweep.settings());
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
        SweepProgress progress = ProgressLine.of(terminal, file.name());
        SweepResult result;
        try {
            result = environment.engine().run(file, options, progress);
        } finally {
            ProgressLine.clear(progress);
        }
        print(result, wanted, base, terminal);
        return result.interrupted() ? ExitCode.INTERRUPTED : code(result, wanted, base);
    }

    private void print(SweepResult result, List<Metric> wanted, String base, Terminal terminal) throws IOException {
        if (json) {
            environment.out().print(json(result, wanted, base));
            return;
        }
        String separator = "";
        for (Metric metric : wanted) {
            environment.out().print(separator + new ComparisonText(result, metric, base).text(terminal.outStyle()));
            separator = "\n";
        }
        environment.out().print(separator + new ScorecardText(result).text(terminal.outStyle()));
    }

    /** A comparison for which there was nothing to compare is unknown. */
    private static int code(SweepResult result, List<Metric> wanted, String base) {
        boolean empty = wanted.stream()
                .flatMap(metric -> new ComparisonText(result, metric, base).rows().stream())
                .anyMatch(row -> row.runs() == 0
                        || !row.variant().equals(base) && row.comparison().isEmpty());
        return empty ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    }

    private List<Metric> wantedMetrics() {
        if (metrics.isEmpty()) {
            return List.of(CommonMetric.LATENCY_P99, CommonMetric.AVAILABILITY);
        }
        List<Metric> found = new ArrayList<>();
        for (String name : metrics.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .toList()) {
            found.add(Metrics.find(name)
                    .orElseThrow(() -> UserMistake.nothing("No metric is called '" + name + "'."
                            + Suggestion.sentence(name, Metrics.words())
                            + " 'netsplit list metrics' shows all.")));
        }
        return found;
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
        variants.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw noVariant(name, names);
        });
        if (variants.isEmpty()) {
            return List.of();
        }
        return names.stream()
                .filter(name -> variants.contains(name) || name.equals(base))
                .toList();
    }

    private static UserMistake noVariant(String name, List<String> names) {
        return UserMistake.nothing("No variant is called '" + name + "'." + Suggestion.sentence(name, names)
                + " There are: " + String.join(", ", names) + ".");
    }

    private static String json(SweepResult result, List<Metric> wanted, String base) throws IOException {
        StringBuilder text = new StringBuilder();
        JsonWriter json = JsonWriter.pretty(text).beginObject().put("scenario", result.scenario());
        json.put("baseline", base)
                .put("confidence", ComparisonText.CONFIDENCE)
                .key("metrics")
                .beginArray();
        for (Metric metric : wanted) {
            json.beginObject().put("metric", metric.word()).key("variants").beginArray();
            for (ComparisonText.Row row : new ComparisonText(result, metric, base).rows()) {
                json.beginObject()
                        .put("variant", row.variant())
                        .put("mean", row.mean())
                        .put("runs", row.runs());
                if (row.comparison().isPresent()) {
                    PairedComparison found = row.comparison().get();
                    json.put("pairs", found.pairs())
                            .put(row.isRatio() ? "ratio" : "difference", found.mean())
                            .put("low", found.low())
                            .put("high", found.high());
                }
                json.endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
        new ScorecardText(result).json(json);
        json.endObject().end();
        return text.toString();
    }
}
