package io.netsplit.check.linearizability.monitor;

/**
 * How many stretches lie over each place of a row. Stretches come and go, and the next place under none is found, each in
 * logarithmic time.
 */
final class DepthTree {
    private final int size;
    private final int leaves;

    /** For each node, what was added to all places below it, and the smallest depth among them, that included. */
    private final int[] added;

    private final int[] least;

    DepthTree(int size) {
        this.size = size;
        leaves = Integer.highestOneBit(Math.max(1, size)) * 2;
        added = new int[2 * leaves];
        least = new int[2 * leaves];
    }

    /** Adds {@code number} stretches over [from, to). */
    void add(int from, int to, int number) {
        int low = leaves + from;
        int high = leaves + to;
        while (low < high) {
            if ((low & 1) == 1) {
                addTo(low++, number);
            }
            if ((high & 1) == 1) {
                addTo(--high, number);
            }
            low /= 2;
            high /= 2;
        }
        refresh(leaves + from);
        refresh(leaves + to - 1);
    }

    private void addTo(int node, int number) {
        added[node] += number;
        least[node] += number;
    }

    private void refresh(int leaf) {
        for (int node = leaf / 2; node >= 1; node /= 2) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]) + added[node];
        }
    }

    /** The first place at {@code from} or after it that lies under no stretch, or the size of the row. */
    int nextFree(int from) {
        return from >= size ? size : Math.min(size, nextFree(1, 0, leaves, from, 0));
    }

    private int nextFree(int node, int begin, int length, int from, int above) {
        if (begin + length <= from || least[node] + above > 0) {
            return size;
        }
        if (length == 1) {
            return begin;
        }
        int half = length / 2;
        int inherited = above + added[node];
        int left = nextFree(2 * node, begin, half, from, inherited);
        return left < size ? left : nextFree(2 * node + 1, begin + half, half, from, inherited);
    }
}
