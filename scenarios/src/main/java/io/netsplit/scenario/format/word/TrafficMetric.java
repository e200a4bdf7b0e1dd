package io.netsplit.scenario.format.word;

import java.util.EnumSet;
import java.util.Set;

/** The figures that only systems of the traffic lab have: those of their servers. */
public enum TrafficMetric implements DefinedMetric {
    UTILISATION_MEAN(
            "utilisation.mean",
            Unit.SHARE,
            "share of the servers' workers at work, over time: the mean of the servers"),
    UTILISATION_MAX("utilisation.max", Unit.SHARE, "the same of the server that is busiest"),
    QUEUE_LENGTH_MEAN(
            "queue-length.mean",
            Unit.NUMBER,
            "requests at a server, waiting and in service, over time: the mean of the servers"),
    QUEUE_LENGTH_MAX("queue-length.max", Unit.NUMBER, "the most requests that were at one server at once"),
    CROSS_ZONE(
            "cross-zone",
            Unit.SHARE,
            "requests that went to a server of another zone than their balancer's, of all requests; of services, attempts of calls "
                    + "that went to another zone than their caller's"),
    IMBALANCE(
            "imbalance",
            Unit.NUMBER,
            "requests that the server with the most served, over the mean of the servers; 1 is even"),
    FAIRNESS(
            "fairness",
            Unit.NUMBER,
            "Jain's index of the servers' utilisations: 1 where all are alike, 1/n where one of n does everything");

    private final MetricDefinition definition;

    TrafficMetric(String word, Unit unit, String meaning) {
        definition = new MetricDefinition(word, unit, meaning);
    }

    @Override
    public MetricDefinition definition() {
        return definition;
    }

    @Override
    public Set<Filter> filters() {
        return EnumSet.of(Filter.GROUP, Filter.NODE);
    }
}
