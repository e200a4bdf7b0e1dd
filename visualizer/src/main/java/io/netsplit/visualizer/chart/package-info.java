/**
 * Charts by JFreeChart, as drawings: its strokes, fills and texts become shapes like all others, so that a chart is the same in the
 * window, in a PNG and in an SVG, in either theme and on every machine.
 */
@NullMarked
package io.netsplit.visualizer.chart;

import org.jspecify.annotations.NullMarked;
