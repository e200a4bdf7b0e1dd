package io.netsplit.visualizer.opening;

import io.netsplit.json.Json;
import io.netsplit.scenario.assertion.PairedComparison;
import io.netsplit.scenario.comparison.Comparison;
import io.netsplit.scenario.comparison.Comparisons;
import io.netsplit.scenario.comparison.Samples;
import io.netsplit.scenario.comparison.SideBySide;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.report.ComparisonText;
import io.netsplit.scenario.report.SideBySideJson;
import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.PlaceComparison;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.model.SweepVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the results of a folder say of all runs together. */
final class Sweeps {
    private static final String COMPARISON = "comparison.json";
    private static final String SIDE_BY_SIDE = "side-by-side.json";
    private static final String ABOUT = "about.json";

    /** What is compared where nobody has said it, as far as there are figures. */
    private static final List<String> USUAL = List.of(
            "latency.p50",
            "latency.p99",
            "availability",
            "throughput",
            "queue-length.max",
            "utilisation.max",
            "fairness",
            "lost-writes",
            "split-brain",
            "time-without-leader",
            "leader-changes",
            "messages.sent",
            "keys-moved",
            "requests-per-shard.max-over-mean");

    /** Of servers behind a balancer: the fewer figures are compared, the more is shown of each. */
    private static final List<String> OF_SERVERS =
            List.of("latency.p50", "latency.p99", "availability", "utilisation.max");

    private Sweeps() {}

    static Sweep of(SweepResult result, Optional<Path> folder) {
        List<RunSummary> runs = result.variants().stream()
                .flatMap(variant -> variant.runs().stream())
                .toList();
        int seeds = result.variants().stream()
                .mapToInt(variant -> variant.runs().size())
                .max()
                .orElse(0);
        Optional<PlaceComparison> places = places(result, folder);
        return new Sweep(
                seeds,
                result.durationNs(),
                result.warmupNs(),
                runs.isEmpty() ? List.of() : faults(runs.get(0)),
                result.variants().stream().map(Sweeps::variant).toList(),
                places.isPresent() ? List.of() : tables(result, folder),
                places);
    }

    /** As {@code compare --on} has found it; where that cannot be read, the usual figures of the same places. */
    private static Optional<PlaceComparison> places(SweepResult result, Optional<Path> folder) {
        Optional<Path> kept = folder.map(one -> one.resolve(SIDE_BY_SIDE)).filter(Files::isRegularFile);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SideBySideReader.read(Files.readString(kept.get())));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            SideBySide usual = SideBySide.of(result, SideBySide.USUAL);
            return Optional.of(SideBySideReader.read(SideBySideJson.of(result, usual, List.of())));
        }
    }

    static List<FaultSpan> faults(RunSummary run) {
        return run.faults().stream().map(Sweeps::fault).toList();
    }

    private static FaultSpan fault(FaultInterval fault) {
        return new FaultSpan(fault.name(), fault.detail(), List.of(), List.of(), fault.startNs(), fault.endNs());
    }

    /** Of a run of the traffic lab that takes place. */
    static Sweep live(Recording recording, LabLook look) {
        TraceHeader header = recording.header();
        return new Sweep(
                1,
                header.durationNs(),
                look.warmupNs(),
                recording.faults(),
                List.of(variant(header.variant(), look.charts(), look.figures())),
                List.of());
    }

    private static SweepVariant variant(VariantResult variant) {
        return variant(variant.name(), variant.charts(), means(variant));
    }

    private static SweepVariant variant(String name, VariantCharts charts, Map<String, Double> figures) {
        return new SweepVariant(
                name,
                charts.curve().stream()
                        .map(point -> new SweepVariant.CurvePoint(point.share(), point.latencyNs()))
                        .toList(),
                charts.overTime().stream()
                        .map(step -> new SweepVariant.Step(step.startNs(), step.endNs(), step.p50Ns(), step.p99Ns()))
                        .toList(),
                charts.servers().stream()
                        .map(server -> new SweepVariant.ServerQueue(
                                server.name(), server.utilisation(), server.stepNs(), server.queue()))
                        .toList(),
                charts.fairness(),
                figures);
    }

    private static Map<String, Double> means(VariantResult variant) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (RunSummary run : variant.runs()) {
            run.metrics().forEach((name, value) -> {
                double[] sum = sums.computeIfAbsent(name, unused -> new double[2]);
                sum[0] += value;
                sum[1]++;
            });
        }
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
        return means;
    }

    /** As {@code compare} has found it, where it has; else the usual figures against the baseline of the scenario. */
    private static List<MetricTable> tables(SweepResult result, Optional<Path> folder) {
        Optional<Path> kept = folder.map(one -> one.resolve(COMPARISON)).filter(Files::isRegularFile);
        if (kept.isPresent()) {
            try {
                return ComparisonReader.read(Files.readString(kept.get()));
            } catch (IOException | IllegalArgumentException | ClassCastException e) {
                return computed(result, folder);
            }
        }
        return computed(result, folder);
    }

    private static List<MetricTable> computed(SweepResult result, Optional<Path> folder) {
        if (result.variants().isEmpty()) {
            return List.of();
        }
        boolean balanced = result.variants().stream()
                .anyMatch(variant -> !variant.charts().servers().isEmpty());
        List<Metric> metrics = (balanced ? OF_SERVERS : USUAL)
                .stream()
                        .filter(name -> result.variants().stream()
                                .flatMap(variant -> variant.runs().stream())
                                .anyMatch(run -> run.metrics().containsKey(name)))
                        .flatMap(name -> Metrics.find(name).stream())
                        .toList();
        String baseline = baseline(result, folder);
        return Comparisons.of(result, metrics, baseline, Samples.SEEDS).stream()
                .map(Sweeps::table)
                .toList();
    }

    private static String baseline(SweepResult result, Optional<Path> folder) {
        List<String> names = result.variants().stream().map(VariantResult::name).toList();
        return about(folder).get("baseline") instanceof String name && names.contains(name) ? name : names.get(0);
    }

    /** How the scenario was called beside its name; empty where that is not known. */
    static List<String> flags(Optional<Path> folder) {
        return about(folder).get("flags") instanceof List<?> flags
                ? flags.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> about(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return Map.of();
        }
        try {
            return Json.object(Files.readString(folder.get().resolve(ABOUT)));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static MetricTable table(Comparison comparison) {
        List<MetricTable.Row> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            rows.add(new MetricTable.Row(
                    row.variant(),
                    row.mean(),
                    row.halfWidth(),
                    row.samples(),
                    row.effect().map(PairedComparison::mean).orElse(Double.NaN),
                    row.effect().map(PairedComparison::low).orElse(Double.NaN),
                    row.effect().map(PairedComparison::high).orElse(Double.NaN),
                    row.finding().words(),
                    row.isBest()));
        }
        return new MetricTable(
                comparison.metric().word(),
                ComparisonText.unit(comparison.metric()),
                comparison.baseline(),
                comparison.isRatio(),
                rows);
    }
}
