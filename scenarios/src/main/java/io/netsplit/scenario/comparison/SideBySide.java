package io.netsplit.scenario.comparison;

import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Unit;
import io.netsplit.scenario.result.AssertionResult;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same scenario where it took place, simulated and on real nodes: every figure with its spread over the repetitions, and
 * every verdict. Nothing is paired and nothing is tested: seeds mean nothing to real time.
 *
 * @param columns where it took place
 * @param figures those that at least one column has
 * @param claims what the scenario asserts
 */
public record SideBySide(List<String> columns, List<Figure> figures, List<Claim> claims) {
    /** What is shown where nobody asks for other figures, beside how long it took until another node led. */
    public static final List<Metric> USUAL = List.of(
            CommonMetric.AVAILABILITY,
            CommonMetric.LATENCY_P50,
            CommonMetric.LATENCY_P99,
            CommonMetric.TIME_WITHOUT_LEADER,
            CommonMetric.LEADER_CHANGES,
            CommonMetric.SPLIT_BRAIN,
            CommonMetric.SPLIT_BRAIN_COUNT,
            CommonMetric.SPLIT_BRAIN_DETECTION,
            CommonMetric.SPLIT_BRAIN_WRITES,
            CommonMetric.SPLIT_BRAIN_LOST,
            CommonMetric.LOST_WRITES,
            CommonMetric.MESSAGES_SENT);

    /** One figure; {@code spreads} in the order of the columns. */
    public record Figure(String name, Unit unit, List<Optional<Spread>> spreads) {}

    /** One assertion; {@code found} in the order of the columns, empty where it was not asked. */
    public record Claim(String sentence, List<Optional<Found>> found) {}

    /**
     * What became of an assertion in one column.
     *
     * @param holds over all repetitions
     * @param violations in how many it did not hold
     * @param runs how many there were
     */
    public record Found(Verdict holds, int violations, int runs) {}

    /** Columns are the variants of {@code result}. */
    public static SideBySide of(SweepResult result, List<Metric> metrics) {
        List<VariantResult> columns = result.variants();
        List<Figure> figures = new ArrayList<>(takeovers(columns));
        for (Metric metric : metrics) {
            List<Optional<Spread>> spreads = columns.stream()
                    .map(column -> Spread.of(
                            List.copyOf(Samples.SEEDS.of(column, metric).values())))
                    .toList();
            add(figures, new Figure(metric.word(), metric.unit(), spreads));
        }
        return new SideBySide(columns.stream().map(VariantResult::name).toList(), figures, claims(columns));
    }

    private static List<Figure> takeovers(List<VariantResult> columns) {
        Set<String> faults = new LinkedHashSet<>();
        List<Map<String, List<Double>>> found = new ArrayList<>();
        for (VariantResult column : columns) {
            Map<String, List<Double>> byFault = new LinkedHashMap<>();
            for (RunSummary run : column.runs()) {
                Takeover.of(run)
                        .forEach((fault, ns) -> byFault.computeIfAbsent(fault, unused -> new ArrayList<>())
                                .add(ns));
            }
            faults.addAll(byFault.keySet());
            found.add(byFault);
        }
        List<Figure> figures = new ArrayList<>();
        for (String fault : faults) {
            List<Optional<Spread>> spreads = found.stream()
                    .map(byFault -> Spread.of(byFault.getOrDefault(fault, List.of())))
                    .toList();
            add(figures, new Figure("new leader after " + fault, Unit.DURATION, spreads));
        }
        return figures;
    }

    private static void add(List<Figure> figures, Figure figure) {
        if (figure.spreads.stream().anyMatch(Optional::isPresent)) {
            figures.add(figure);
        }
    }

    private static List<Claim> claims(List<VariantResult> columns) {
        Set<String> sentences = new LinkedHashSet<>();
        columns.forEach(column -> column.assertions().forEach(one -> sentences.add(one.sentence())));
        return sentences.stream()
                .map(sentence -> new Claim(
                        sentence,
                        columns.stream().map(column -> found(column, sentence)).toList()))
                .toList();
    }

    private static Optional<Found> found(VariantResult column, String sentence) {
        return column.assertions().stream()
                .filter(one -> one.sentence().equals(sentence))
                .findFirst()
                .map(one -> new Found(one.holds(), one.violations(), answered(one)));
    }

    private static int answered(AssertionResult one) {
        return one.seeds().size();
    }
}
