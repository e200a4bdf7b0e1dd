package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import java.util.List;

/**
 * An algorithm by name.
 *
 * @param name as scenario files write it
 * @param meaning how it chooses, a sentence without a full stop
 * @param source where it was published
 * @param options what it can be told; it heeds no other
 * @param factory makes the algorithm of one balancer
 */
public record AlgorithmEntry(
        String name, String meaning, String source, List<AlgorithmOption> options, Factory factory) {
    public AlgorithmEntry {
        options = List.copyOf(options);
    }

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
