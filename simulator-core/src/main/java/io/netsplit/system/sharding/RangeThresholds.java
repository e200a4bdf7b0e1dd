package io.netsplit.system.sharding;

/**
 * When ranges are split and merged.
 *
 * @param keys a range of more records is split; 0: size does not matter
 * @param perSecond a range with more requests per second is split; 0: load does not matter
 * @param mergeBelow neighbours are merged that together have less than this share of what would split them
 * @param intervalNs how often servers report, and the coordinator looks at what they say
 */
record RangeThresholds(int keys, double perSecond, double mergeBelow, long intervalNs) {
    /** False where ranges stay as they are. */
    boolean areSet() {
        return keys > 0 || perSecond > 0;
    }

    /** In parts of what would split a range: above 1 is too much. */
    double weight(RangeLoad load) {
        double bySize = keys > 0 ? load.keys() / (double) keys : 0;
        double byLoad = perSecond > 0 ? load.perSecond() / perSecond : 0;
        return Math.max(bySize, byLoad);
    }

    boolean isTooBig(RangeLoad load) {
        return keys > 0 && load.keys() > keys;
    }

    boolean isTooBusy(RangeLoad load) {
        return perSecond > 0 && load.perSecond() > perSecond;
    }
}
