package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import java.util.List;

/** What {@code --metric} asks for, wherever it may be repeated. */
final class MetricNames {
    private MetricNames() {}

    /** Names, some of them several with commas; where there are none, the two figures that most people want. */
    static List<Metric> of(List<String> names) {
        if (names.isEmpty()) {
            return List.of(CommonMetric.LATENCY_P99, CommonMetric.AVAILABILITY);
        }
        return names.stream()
                .flatMap(text -> List.of(text.split(",", -1)).stream())
                .map(name -> Metrics.find(name)
                        .orElseThrow(() -> UserMistake.nothing("No metric is called '" + name + "'."
                                + Suggestion.sentence(name, Metrics.words())
                                + " 'netsplit list metrics' shows all.")))
                .toList();
    }
}
