package io.netsplit.traffic.server;

import java.util.Arrays;

/**
 * The latencies of a server's last requests by how many were there when they came: what a server answers to a probe
 * (Wydrowski et al., "Load is not what you should balance: Introducing Prequal", NSDI 2024, section 4). The estimate is the
 * median of the last few latencies at the number asked for, or at the nearest number that was seen.
 */
public final class LatencyMemory {
    private static final int LEVELS = 256;
    private static final int KEPT = 9;

    private final long[][] latencies = new long[LEVELS][];
    private final int[] counts = new int[LEVELS];
    private final long[] sorted = new long[KEPT];

    /** A request that came as number {@code present} took {@code latencyNs}. */
    public void add(int present, long latencyNs) {
        int level = Math.min(present, LEVELS - 1);
        long[] kept = latencies[level];
        if (kept == null) {
            kept = new long[KEPT];
            latencies[level] = kept;
        }
        kept[counts[level]++ % KEPT] = latencyNs;
        if (counts[level] == 2 * KEPT) {
            counts[level] = KEPT;
        }
    }

    /** The latency to be expected by one that comes as number {@code present}; 0 where nothing was served yet. */
    public long expectedNs(int present) {
        int level = Math.min(present, LEVELS - 1);
        for (int distance = 0; distance < LEVELS; distance++) {
            if (level - distance >= 0 && counts[level - distance] > 0) {
                return median(level - distance);
            }
            if (level + distance < LEVELS && counts[level + distance] > 0) {
                return median(level + distance);
            }
        }
        return 0;
    }

    private long median(int level) {
        int count = Math.min(counts[level], KEPT);
        System.arraycopy(latencies[level], 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        return sorted[count / 2];
    }
}
