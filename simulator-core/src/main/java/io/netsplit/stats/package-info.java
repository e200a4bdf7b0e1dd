/** Statistics of a simulation: counters, tallies, time-weighted averages, batch means, latency histograms. */
@NullMarked
package io.netsplit.stats;

import org.jspecify.annotations.NullMarked;
