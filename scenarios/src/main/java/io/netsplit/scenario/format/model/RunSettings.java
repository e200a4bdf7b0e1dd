package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.diagnostic.Span;
import java.util.List;

/**
 * How long and how often.
 *
 * @param durationNs virtual time of one run
 * @param warmupNs the beginning, which no threshold counts
 * @param seeds one run for each
 * @param livenessNs the end of the run, in which all faults are healed and none begins; 0: none
 * @param quiet windows in which nothing is wrong: no fault begins, and those under way are healed
 */
public record RunSettings(
        long durationNs, long warmupNs, List<Long> seeds, long livenessNs, List<Range> quiet, Span span) {
    /** When the liveness phase begins; the end of the run where there is none. */
    public long healAllNs() {
        return durationNs - livenessNs;
    }
}
