package io.netsplit.scenario.result;

import java.util.List;

/**
 * More than one node believed that it led, in [startNs, endNs).
 *
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds
 * @param leaders what each believed: node and epoch
 * @param lostWrites writes acknowledged in the interval that later reads no longer showed, for a person; empty where
 *     none were found
 */
public record SplitBrain(long startNs, long endNs, List<Leader> leaders, List<String> lostWrites) {
    /** One of those that believed it led. */
    public record Leader(String node, long epoch) {}

    public SplitBrain {
        leaders = List.copyOf(leaders);
        lostWrites = List.copyOf(lostWrites);
    }
}
