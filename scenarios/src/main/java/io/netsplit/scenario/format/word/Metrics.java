package io.netsplit.scenario.format.word;

import io.netsplit.system.Measure;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.system.SystemUnderTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All figures, in the order in which they are documented: those of every system, those of transactions, then those that some systems add. */
public final class Metrics {
    private static final List<Metric> ALL = everything();

    private Metrics() {}

    private static List<Metric> everything() {
        Map<String, Metric> found = new LinkedHashMap<>();
        for (Metric metric : CommonMetric.values()) {
            found.put(metric.word(), metric);
        }
        for (Metric metric : AnomalyMetric.all()) {
            found.put(metric.word(), metric);
        }
        for (Metric metric : TrafficMetric.values()) {
            found.put(metric.word(), metric);
        }
        for (Metric metric : ServiceMetric.values()) {
            found.put(metric.word(), metric);
        }
        for (Metric metric : RolloutMetric.values()) {
            found.put(metric.word(), metric);
        }
        for (Protocol protocol : Protocols.all()) {
            for (Measure measure : protocol.measures()) {
                Metric former = found.putIfAbsent(measure.name(), new SystemMetric(measure));
                if (former != null && !former.equals(new SystemMetric(measure))) {
                    throw new IllegalStateException("two figures are called '" + measure.name() + "'");
                }
            }
        }
        return List.copyOf(found.values());
    }

    public static List<Metric> all() {
        return ALL;
    }

    /** Those that a run of this system can be measured by. */
    public static List<Metric> of(SystemUnderTest system) {
        return ALL.stream().filter(metric -> has(system, metric)).toList();
    }

    /** False for a figure that only other systems have. */
    public static boolean has(SystemUnderTest system, Metric metric) {
        if (metric instanceof SystemMetric own) {
            return system.measures().contains(own.measure());
        }
        if (metric instanceof ServiceMetric) {
            return system.equals(TrafficSystem.SERVICES);
        }
        if (metric instanceof RolloutMetric) {
            return system instanceof TrafficSystem;
        }
        if (system instanceof TrafficSystem) {
            return metric instanceof TrafficMetric || metric instanceof CommonMetric common && common.isOfRequests();
        }
        return !(metric instanceof TrafficMetric);
    }

    /** False for a figure that only workloads of other types have. */
    public static boolean has(WorkloadType type, Metric metric) {
        return !(metric instanceof AnomalyMetric) || type.isOfTransactions();
    }

    public static Optional<Metric> find(String word) {
        return ALL.stream().filter(metric -> metric.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return ALL.stream().map(Metric::word).toList();
    }
}
