package io.netsplit.scenario.format.word;

/** What a figure is called in files, in what it is counted, and what it means, as the reference tells it. */
public record MetricDefinition(String word, Unit unit, String meaning) {}
