package io.netsplit.check.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds short cycles: breadth first from single edges, within their strongly connected component. */
final class Cycles {
    private static final long MOST_STEPS = 20_000_000;
    /** Enough tries that the cycle found is short, once there is one. */
    private static final int TRIES_FOR_SHORT = 100;

    private final Dependencies graph;
    private final int[] cameBy;
    private final int[] cameFrom;
    private final int[] visited;
    private int visit;
    private long steps;
    private boolean gaveUp;

    Cycles(Dependencies graph) {
        this.graph = graph;
        cameBy = new int[2 * graph.nodes()];
        cameFrom = new int[2 * graph.nodes()];
        visited = new int[2 * graph.nodes()];
    }

    /** True where the last search ended at its bound without a cycle. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * A short cycle of one edge of kind {@code opening} and otherwise edges of {@code others}; its edges in order, or none.
     *
     * @param apart true where the edges that read what was overwritten must not follow each other
     */
    List<Integer> find(int opening, int others, boolean apart) {
        int[] component = graph.components(opening | others);
        List<Integer> best = List.of();
        int tries = 0;
        steps = 0;
        gaveUp = false;
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (!graph.is(edge, opening) || component[graph.source(edge)] != component[graph.target(edge)]) {
                continue;
            }
            if (steps > MOST_STEPS) {
                gaveUp = best.isEmpty();
                return best;
            }
            List<Integer> cycle = around(edge, others, apart, component);
            if (!cycle.isEmpty() && (best.isEmpty() || cycle.size() < best.size())) {
                best = cycle;
            }
            if (!best.isEmpty() && (++tries > TRIES_FOR_SHORT || best.size() == 2)) {
                return best;
            }
        }
        return best;
    }

    /** The shortest way back from the edge's target to its source. Each node has two places: after such a read, and not. */
    private List<Integer> around(int opening, int others, boolean apart, int[] component) {
        visit++;
        int start = 2 * graph.target(opening) + (apart ? 1 : 0);
        int goal = 2 * graph.source(opening);
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        visited[start] = visit;
        cameBy[start] = -1;
        while (!queue.isEmpty()) {
            int place = queue.remove();
            for (int edge = graph.firstOf(place >> 1); edge >= 0; edge = graph.next(edge)) {
                steps++;
                boolean isRead = graph.is(edge, Dependencies.RW);
                boolean refused = apart && isRead && (place & 1) == 1;
                if (!graph.is(edge, others) || refused || component[graph.target(edge)] != component[place >> 1]) {
                    continue;
                }
                int later = 2 * graph.target(edge) + (apart && isRead ? 1 : 0);
                if (visited[later] != visit) {
                    visited[later] = visit;
                    cameBy[later] = edge;
                    cameFrom[later] = place;
                    if (later == goal) {
                        return way(opening, later);
                    }
                    queue.add(later);
                }
            }
        }
        return List.of();
    }

    private List<Integer> way(int opening, int goal) {
        List<Integer> edges = new ArrayList<>();
        for (int place = goal; cameBy[place] >= 0; place = cameFrom[place]) {
            edges.add(0, cameBy[place]);
        }
        edges.add(0, opening);
        return edges;
    }
}
