package io.netsplit.hashing;

import java.util.Arrays;
import java.util.List;

/**
 * A table of M entries that the nodes fill in turn, each along its own permutation of the places (Eisenbud et al.,
 * "Maglev: A Fast and Reliable Software Network Load Balancer", NSDI 2016, section 3.4, pseudocode 1). Look-up is one
 * access; shares differ by one entry at most; a change of the nodes moves a few keys more than it must.
 */
public final class Maglev implements KeyPlacement {
    /** The paper's smaller table size. */
    public static final int DEFAULT_SIZE = 65_537;

    private final List<String> nodes;
    private final int[] table;

    public Maglev(List<String> nodes) {
        this(nodes, DEFAULT_SIZE);
    }

    /**
     * @param size M: a prime, larger than the number of nodes
     */
    public Maglev(List<String> nodes, int size) {
        this.nodes = Nodes.checked(nodes);
        if (size <= nodes.size() || !isPrime(size)) {
            throw new IllegalArgumentException(
                    "the size of a Maglev table is a prime above the number of nodes, not " + size);
        }
        int count = nodes.size();
        int[] offsets = new int[count];
        int[] skips = new int[count];
        for (int node = 0; node < count; node++) {
            String name = nodes.get(node);
            offsets[node] = (int) Long.remainderUnsigned(HashKey.hash(name + "#offset"), size);
            skips[node] = (int) Long.remainderUnsigned(HashKey.hash(name + "#skip"), size - 1) + 1;
        }
        table = fill(offsets, skips, size);
    }

    private static boolean isPrime(int number) {
        if (number < 2) {
            return false;
        }
        for (long divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The table of nodes 0, 1, …, whose i-th wish is the place {@code (offset + i * skip) mod size}.
     *
     * @param size a prime
     */
    public static int[] fill(int[] offsets, int[] skips, int size) {
        int[] table = new int[size];
        Arrays.fill(table, -1);
        long[] wish = new long[offsets.length];
        for (int node = 0; node < offsets.length; node++) {
            wish[node] = offsets[node];
        }
        int filled = 0;
        while (true) {
            for (int node = 0; node < offsets.length; node++) {
                while (table[(int) wish[node]] >= 0) {
                    wish[node] = (wish[node] + skips[node]) % size;
                }
                table[(int) wish[node]] = node;
                if (++filled == size) {
                    return table;
                }
            }
        }
    }

    @Override
    public List<String> nodes() {
        return nodes;
    }

    @Override
    public int owner(HashKey key) {
        return owner(key.hash());
    }

    public int owner(long hash) {
        return table[(int) Long.remainderUnsigned(hash, table.length)];
    }
}
