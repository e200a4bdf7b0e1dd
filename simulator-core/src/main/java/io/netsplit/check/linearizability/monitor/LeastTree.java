package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/** A row of numbers that is asked for the smallest of a stretch, in logarithmic time. */
final class LeastTree {
    static final int NONE = -1;
    static final int INFINITE = Integer.MAX_VALUE;

    private final int leaves;
    private final int[] least;

    /** A row of so many numbers, all {@link #INFINITE}. */
    LeastTree(int size) {
        leaves = Integer.highestOneBit(Math.max(1, size)) * 2;
        least = new int[2 * leaves];
        Arrays.fill(least, INFINITE);
    }

    void set(int place, int number) {
        int node = leaves + place;
        least[node] = number;
        for (node /= 2; node >= 1; node /= 2) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]);
        }
    }

    int get(int place) {
        return least[leaves + place];
    }

    /** The place of the smallest number in [from, to), {@link #NONE} where all are infinite. */
    int leastIn(int from, int to) {
        int best = 0;
        int low = leaves + from;
        int high = leaves + to;
        while (low < high) {
            if ((low & 1) == 1) {
                best = smaller(best, low++);
            }
            if ((high & 1) == 1) {
                best = smaller(best, --high);
            }
            low /= 2;
            high /= 2;
        }
        if (best == 0 || least[best] == INFINITE) {
            return NONE;
        }
        while (best < leaves) {
            best = least[2 * best] == least[best] ? 2 * best : 2 * best + 1;
        }
        return best - leaves;
    }

    private int smaller(int one, int other) {
        return one == 0 || least[other] < least[one] ? other : one;
    }
}
