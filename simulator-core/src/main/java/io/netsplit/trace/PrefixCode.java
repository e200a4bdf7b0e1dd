package io.netsplit.trace;

import java.util.Arrays;

/**
 * A prefix code for the symbols of one block: Huffman's, with code lengths cut to fifteen bits as deflate wants them (RFC
 * 1951, §3.2.2). Where the cut makes a code too full, the longest codes are split until it fits.
 */
final class PrefixCode {
    private static final int LONGEST = 15;

    final int[] frequencies;
    final int[] lengths;

    /** Codes with their bits in the order in which they are written: the first one lowest. */
    final int[] codes;

    PrefixCode(int symbols) {
        frequencies = new int[symbols];
        lengths = new int[symbols];
        codes = new int[symbols];
    }

    /** Makes codes for all symbols whose frequency is not zero; there must be at least two. */
    void build() {
        long[] order = byFrequency();
        int[] counts = new int[64];
        for (int length : treeDepths(order)) {
            counts[Math.min(LONGEST, length)]++;
        }
        makeFit(counts);
        Arrays.fill(lengths, 0);
        int next = 0;
        for (int length = LONGEST; length > 0; length--) {
            for (int i = 0; i < counts[length]; i++) {
                lengths[(int) order[next++]] = length;
            }
        }
        assign(counts);
    }

    /** Symbols in use, the rarest first; of equals, the smaller symbol. */
    private long[] byFrequency() {
        long[] order = new long[frequencies.length];
        int used = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                order[used++] = ((long) frequencies[symbol] << 32) | symbol;
            }
        }
        order = Arrays.copyOf(order, used);
        Arrays.sort(order);
        return order;
    }

    /** Depth of each leaf of Huffman's tree, made with two queues: the leaves in order, and the inner nodes as they come. */
    private static int[] treeDepths(long[] order) {
        int leaves = order.length;
        long[] weights = new long[2 * leaves - 1];
        int[] parents = new int[2 * leaves - 1];
        for (int i = 0; i < leaves; i++) {
            weights[i] = order[i] >>> 32;
        }
        int leaf = 0;
        int inner = leaves;
        for (int node = leaves; node < weights.length; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < leaves && (inner >= node || weights[leaf] <= weights[inner]);
                int taken = takeLeaf ? leaf++ : inner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }
        int[] depths = new int[weights.length];
        for (int node = weights.length - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        return Arrays.copyOf(depths, leaves);
    }

    /** Lengthens codes until the code is complete and no more than that. */
    private static void makeFit(int[] counts) {
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            total += counts[length] << (LONGEST - length);
        }
        while (total > 1 << LONGEST) {
            counts[LONGEST]--;
            int length = LONGEST - 1;
            while (counts[length] == 0) {
                length--;
            }
            counts[length]--;
            counts[length + 1] += 2;
            total--;
        }
    }

    private void assign(int[] counts) {
        int[] next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = (next[length] + counts[length]) << 1;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(next[length]++) >>> (32 - length);
            }
        }
    }
}
