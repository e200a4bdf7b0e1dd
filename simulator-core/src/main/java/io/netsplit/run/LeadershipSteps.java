package io.netsplit.run;

import java.util.Arrays;

/**
 * How many nodes acted as leader at each instant, and whether one of them could talk to a majority: a step function of
 * time, which conditions and figures read.
 */
public final class LeadershipSteps {
    private long[] timesNs = new long[16];
    private int[] leaders = new int[16];
    private boolean[] majorities = new boolean[16];
    private int size;
    private long endNs = Long.MAX_VALUE;

    LeadershipSteps() {
        add(0, 0, false);
    }

    /** From {@code timeNs} on it is so; a later word about the same instant replaces the earlier one. */
    void add(long timeNs, int leaderCount, boolean majorityHasLeader) {
        if (size > 0 && timesNs[size - 1] == timeNs) {
            size--;
        }
        if (size > 0 && leaders[size - 1] == leaderCount && majorities[size - 1] == majorityHasLeader) {
            return;
        }
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
            leaders = Arrays.copyOf(leaders, 2 * size);
            majorities = Arrays.copyOf(majorities, 2 * size);
        }
        timesNs[size] = timeNs;
        leaders[size] = leaderCount;
        majorities[size++] = majorityHasLeader;
    }

    void end(long timeNs) {
        endNs = timeNs;
    }

    /** First instant in [fromNs, toNs) at which a leader could talk to a majority, or -1. */
    public long firstMajorityLeader(long fromNs, long toNs) {
        for (int i = at(fromNs); i < size && timesNs[i] < toNs; i++) {
            if (majorities[i]) {
                return Math.max(fromNs, timesNs[i]);
            }
        }
        return -1;
    }

    /** First instant in [fromNs, toNs) at which exactly one node that was up acted as leader, or -1. */
    public long firstSingleLeader(long fromNs, long toNs) {
        for (int i = at(fromNs); i < size && timesNs[i] < toNs; i++) {
            if (leaders[i] == 1) {
                return Math.max(fromNs, timesNs[i]);
            }
        }
        return -1;
    }

    /** Total time in [fromNs, toNs) in which no node that was up acted as leader. */
    public long withoutLeaderNs(long fromNs, long toNs) {
        long total = 0;
        for (int i = at(fromNs); i < size && timesNs[i] < toNs; i++) {
            if (leaders[i] == 0) {
                long until = i + 1 < size ? timesNs[i + 1] : endNs;
                total += Math.min(until, toNs) - Math.max(fromNs, timesNs[i]);
            }
        }
        return total;
    }

    /** The step that holds at {@code timeNs}. */
    private int at(long timeNs) {
        int found = Arrays.binarySearch(timesNs, 0, size, timeNs);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }
}
