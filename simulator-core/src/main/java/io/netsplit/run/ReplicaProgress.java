package io.netsplit.run;

import java.util.Arrays;

/**
 * How far each replica had applied the common order of operations at each instant. A replica has everything that was
 * acknowledged before an instant once it has applied as much as the furthest replica had then.
 */
public final class ReplicaProgress {
    static final long DOWN = -1;

    /** How far back the digest of an earlier position is looked for; beyond that it is not compared. */
    private static final int MOST_STEPS_BACK = 1 << 12;

    private final int nodes;
    private final ObjectProgress objects;
    private long[] timesNs = new long[64];
    private int[] who = new int[64];
    private long[] positions = new long[64];
    private long[] digests = new long[64];
    private int size;
    private boolean reported;

    ReplicaProgress(int nodes) {
        this.nodes = nodes;
        this.objects = new ObjectProgress(nodes);
    }

    int nodes() {
        return nodes;
    }

    /** For systems without one order of operations. */
    ObjectProgress objects() {
        return objects;
    }

    /** From {@code timeNs} on {@code node} has applied everything up to {@code position}, or is {@link #DOWN}. */
    void applied(int node, long timeNs, long position, long digest) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
            who = Arrays.copyOf(who, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
            digests = Arrays.copyOf(digests, 2 * size);
        }
        timesNs[size] = timeNs;
        who[size] = node;
        positions[size] = position;
        digests[size++] = digest;
        reported |= position > 0;
    }

    /** Leaves out a node that holds no replica, as a master or a router. */
    void leaveOut(int node) {
        int kept = 0;
        for (int step = 0; step < size; step++) {
            if (who[step] != node) {
                timesNs[kept] = timesNs[step];
                who[kept] = who[step];
                positions[kept] = positions[step];
                digests[kept++] = digests[step];
            }
        }
        size = kept;
    }

    /** False where the system never said how far it was, so that nothing can be said of convergence. */
    public boolean isReported() {
        return reported || objects.isReported();
    }

    /**
     * First instant in [fromNs, toNs) at which every replica that was up had applied what the furthest had at
     * {@code fromNs}, and none differed from another in what both had applied; -1 where there was none.
     */
    public long firstConverged(long fromNs, long toNs) {
        if (objects.isReported()) {
            return objects.firstConverged(fromNs, toNs);
        }
        long[] at = new long[nodes];
        Arrays.fill(at, DOWN);
        int step = 0;
        while (step < size && timesNs[step] <= fromNs) {
            at[who[step]] = positions[step];
            step++;
        }
        long target = Arrays.stream(at).max().orElse(DOWN);
        if (isConverged(at, target, step)) {
            return fromNs;
        }
        while (step < size && timesNs[step] < toNs) {
            long timeNs = timesNs[step];
            while (step < size && timesNs[step] == timeNs) {
                at[who[step]] = positions[step];
                step++;
            }
            if (isConverged(at, target, step)) {
                return timeNs;
            }
        }
        return -1;
    }

    /** A replica that never got there, for a sentence: its address, or -1. */
    public int furthestBehind(long timeNs) {
        if (objects.isReported()) {
            return objects.furthestBehind(timeNs);
        }
        long[] at = new long[nodes];
        Arrays.fill(at, DOWN);
        for (int step = 0; step < size && timesNs[step] <= timeNs; step++) {
            at[who[step]] = positions[step];
        }
        int behind = -1;
        for (int node = 0; node < nodes; node++) {
            if (at[node] != DOWN && (behind < 0 || at[node] < at[behind])) {
                behind = node;
            }
        }
        return behind;
    }

    private boolean isConverged(long[] at, long target, int steps) {
        long least = Long.MAX_VALUE;
        for (long position : at) {
            if (position != DOWN) {
                least = Math.min(least, position);
            }
        }
        return least != Long.MAX_VALUE && least >= target && agree(at, least, steps);
    }

    /** Whether all replicas that are up had the same digest when they were at {@code position}. */
    private boolean agree(long[] at, long position, int steps) {
        boolean known = false;
        long digest = 0;
        for (int node = 0; node < nodes; node++) {
            int found = at[node] == DOWN ? -1 : find(node, position, steps);
            if (found >= 0) {
                if (known && digests[found] != digest) {
                    return false;
                }
                known = true;
                digest = digests[found];
            }
        }
        return true;
    }

    private int find(int node, long position, int steps) {
        int stop = Math.max(0, steps - MOST_STEPS_BACK);
        for (int step = steps - 1; step >= stop; step--) {
            if (who[step] == node) {
                if (positions[step] == position && position > 0) {
                    return step;
                }
                if (positions[step] < position) {
                    return -1;
                }
            }
        }
        return -1;
    }
}
