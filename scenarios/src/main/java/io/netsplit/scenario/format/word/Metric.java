package io.netsplit.scenario.format.word;

import java.util.Set;

/** A figure that thresholds and comparisons can name: see {@link Metrics} for all that there are. */
public sealed interface Metric extends Word permits DefinedMetric, SystemMetric, AnomalyMetric {
    Unit unit();

    /** What {@code where} may say for it. Figures of the cluster as a whole take no filter. */
    Set<Filter> filters();
}
