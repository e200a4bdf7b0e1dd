package io.netsplit.visualizer.chart;

/** A stretch of the horizontal axis that is shaded, as the time of a fault. */
public record Band(double from, double to) {}
