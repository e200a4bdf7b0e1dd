package io.netsplit.system.sharding;

/**
 * What a server has to say of one range that it owns.
 *
 * @param start first unit of the range
 * @param keys how many records it has
 * @param middle the unit at which the upper half of the records begins; {@link #NOWHERE} where there are fewer than two
 * @param perSecond requests, in the interval that the report is about
 * @param loadMiddle the unit at which the upper half of the requests begins, as nearly as units allow; or {@link #NOWHERE}
 * @param lighterShare which share of the requests the lighter of these halves has
 */
record RangeLoad(int start, int keys, int middle, double perSecond, int loadMiddle, double lighterShare) {
    static final int NOWHERE = -1;
}
