package io.netsplit.causality;

/**
 * A reading of a hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", OPODIS 2014).
 *
 * @param wallNs the largest wall clock that its event knows of, in nanoseconds
 * @param counter tells events apart that know of the same wall clock
 */
public record HybridTimestamp(long wallNs, long counter) implements Comparable<HybridTimestamp> {
    /** Before every event. */
    public static final HybridTimestamp ZERO = new HybridTimestamp(Long.MIN_VALUE, 0);

    /** Where one event happened before another, its timestamp is smaller. */
    @Override
    public int compareTo(HybridTimestamp other) {
        return wallNs != other.wallNs ? Long.compare(wallNs, other.wallNs) : Long.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return wallNs + "." + counter;
    }
}
