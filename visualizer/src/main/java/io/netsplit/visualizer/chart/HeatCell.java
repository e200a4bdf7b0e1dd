package io.netsplit.visualizer.chart;

/**
 * A shaded stretch of one row of a heat map.
 *
 * @param row from 0, the topmost
 * @param shade from 0 to 1, the darker the more
 */
public record HeatCell(int row, double from, double to, double shade) {}
