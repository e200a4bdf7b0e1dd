package io.netsplit.traffic.resilience;

import java.util.Arrays;

/** What was added in about the last {@code memoryNs}, which is forgotten in tenths. */
final class SlicedSum {
    private static final int SLICES = 10;

    private final long sliceNs;
    private final double[] slices = new double[SLICES];
    private long newest;

    SlicedSum(long memoryNs) {
        sliceNs = Math.max(1, memoryNs / SLICES);
    }

    void add(long nowNs, double amount) {
        forget(nowNs);
        slices[(int) (newest % SLICES)] += amount;
    }

    double sum(long nowNs) {
        forget(nowNs);
        double sum = 0;
        for (double slice : slices) {
            sum += slice;
        }
        return sum;
    }

    private void forget(long nowNs) {
        long current = nowNs / sliceNs;
        if (current - newest >= SLICES) {
            Arrays.fill(slices, 0);
        } else {
            for (long slice = newest + 1; slice <= current; slice++) {
                slices[(int) (slice % SLICES)] = 0;
            }
        }
        newest = current;
    }
}
