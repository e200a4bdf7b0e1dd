package io.netsplit.check.transaction;

import java.util.Arrays;

/**
 * A graph whose first nodes are the transactions, and whose further nodes are instants of real time. Edges are of kinds, so
 * that a search can leave some out.
 */
final class Dependencies {
    /** The target overwrote what the source wrote. */
    static final int WW = 1;
    /** The target read what the source wrote. */
    static final int WR = 2;
    /** The target overwrote what the source read. */
    static final int RW = 4;
    /** The source had ended before the target began. */
    static final int TIME = 8;

    private final int transactions;
    private int[] first;
    private int nodes;
    private int[] next = new int[64];
    private int[] target = new int[64];
    private int[] source = new int[64];
    private int[] kind = new int[64];
    private Version[] from = new Version[64];
    private Version[] to = new Version[64];
    private int edges;

    Dependencies(int transactions) {
        this.transactions = transactions;
        nodes = transactions;
        first = new int[Math.max(16, nodes)];
        Arrays.fill(first, -1);
    }

    /** One more instant. */
    int addNode() {
        if (nodes == first.length) {
            first = Arrays.copyOf(first, 2 * nodes);
            Arrays.fill(first, nodes, first.length, -1);
        }
        return nodes++;
    }

    /** {@code before} and {@code after}: the versions that tell of it. */
    void add(int earlier, int later, int edgeKind, Version before, Version after) {
        if (earlier == later) {
            return;
        }
        if (edges == next.length) {
            int size = 2 * edges;
            next = Arrays.copyOf(next, size);
            target = Arrays.copyOf(target, size);
            source = Arrays.copyOf(source, size);
            kind = Arrays.copyOf(kind, size);
            from = Arrays.copyOf(from, size);
            to = Arrays.copyOf(to, size);
        }
        source[edges] = earlier;
        target[edges] = later;
        kind[edges] = edgeKind;
        from[edges] = before;
        to[edges] = after;
        next[edges] = first[earlier];
        first[earlier] = edges++;
    }

    int nodes() {
        return nodes;
    }

    boolean isInstant(int node) {
        return node >= transactions;
    }

    int edges() {
        return edges;
    }

    int firstOf(int node) {
        return first[node];
    }

    int next(int edge) {
        return next[edge];
    }

    int source(int edge) {
        return source[edge];
    }

    int target(int edge) {
        return target[edge];
    }

    int kind(int edge) {
        return kind[edge];
    }

    boolean is(int edge, int kinds) {
        return (kind[edge] & kinds) != 0;
    }

    Version from(int edge) {
        return from[edge];
    }

    Version to(int edge) {
        return to[edge];
    }

    /**
     * For each node the number of its strongly connected component: Tarjan, "Depth-First Search and Linear Graph Algorithms",
     * SIAM J. Computing 1972, without recursion. Only edges of {@code kinds} count.
     */
    int[] components(int kinds) {
        int[] component = new int[nodes];
        int[] low = new int[nodes];
        int[] index = new int[nodes];
        int[] at = Arrays.copyOf(first, nodes);
        int[] path = new int[nodes];
        int[] open = new int[nodes];
        int opened = 0;
        int counter = 0;
        int found = 0;
        Arrays.fill(component, -1);
        for (int root = 0; root < nodes; root++) {
            if (index[root] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            open[opened++] = root;
            index[root] = low[root] = ++counter;
            while (depth >= 0) {
                int node = path[depth];
                int edge = at[node];
                if (edge >= 0) {
                    at[node] = next[edge];
                    int later = target[edge];
                    if (!is(edge, kinds)) {
                        continue;
                    }
                    if (index[later] == 0) {
                        index[later] = low[later] = ++counter;
                        open[opened++] = later;
                        path[++depth] = later;
                    } else if (component[later] < 0) {
                        low[node] = Math.min(low[node], index[later]);
                    }
                    continue;
                }
                if (low[node] == index[node]) {
                    int member;
                    do {
                        member = open[--opened];
                        component[member] = found;
                    } while (member != node);
                    found++;
                }
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
        return component;
    }
}
