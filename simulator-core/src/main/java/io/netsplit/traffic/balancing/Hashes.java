package io.netsplit.traffic.balancing;

import io.netsplit.hashing.HashKey;
import java.util.List;
import java.util.stream.IntStream;

/** Hashes of servers and of what requests ask for. */
final class Hashes {
    private Hashes() {}

    /** Spreads a number over all 64-bit numbers (the finalizer of SplitMix64). */
    static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static List<String> names(View view) {
        return IntStream.range(0, view.servers()).mapToObj(view::name).toList();
    }

    static long[] ofServers(View view) {
        return names(view).stream().mapToLong(HashKey::hash).toArray();
    }
}
