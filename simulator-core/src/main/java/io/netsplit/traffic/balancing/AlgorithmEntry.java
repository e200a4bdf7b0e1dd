package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;

/**
 * An algorithm by name.
 *
 * @param name as scenario files write it
 * @param source where it was published
 * @param factory makes the algorithm of one balancer
 */
public record AlgorithmEntry(String name, String source, Factory factory) {
    /** Makes the algorithm of one balancer, which sees {@code view} and takes all chance from {@code random}. */
    @FunctionalInterface
    public interface Factory {
        Algorithm create(View view, Prng random, Settings settings);
    }

    @Override
    public String toString() {
        return name;
    }
}
