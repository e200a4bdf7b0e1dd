package io.netsplit.scenario.result;

import java.util.List;

/**
 * Share of operations answered ok, over time, as one group of clients saw it. An operation belongs to the bucket in which
 * it was invoked.
 *
 * @param side "all", "majority" or "minority"
 * @param buckets equally long, without gaps, over the whole run
 */
public record AvailabilitySeries(String side, List<Bucket> buckets) {
    /** Operations invoked in [startNs, endNs) of virtual time, and how many of them were answered ok. */
    public record Bucket(long startNs, long endNs, long ok, long invoked) {
        /** Between 0 and 1; NaN where nothing was invoked. */
        public double share() {
            return invoked == 0 ? Double.NaN : (double) ok / invoked;
        }
    }

    public AvailabilitySeries {
        buckets = List.copyOf(buckets);
    }
}
