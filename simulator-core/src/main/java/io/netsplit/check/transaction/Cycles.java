package io.netsplit.check.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds short cycles: breadth first from single edges, one for each strongly connected component that has any. */
final class Cycles {
    private static final long MOST_STEPS = 20_000_000;
    /** Enough tries that the cycle found in a component is short, once there is one. */
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

    /** True where the last search ended at its bound, so that there may be more. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * Short cycles of one edge of kind {@code opening} and otherwise edges of {@code others}, one for each component that has
     * such a cycle, by component; their edges in order.
     *
     * @param apart true where the edges that read what was overwritten must not follow each other
     * @param without components that are left out, numbered as {@link Dependencies#components} of all these kinds does
     */
    Map<Integer, List<Integer>> find(int opening, int others, boolean apart, Set<Integer> without) {
        int[] component = graph.components(opening | others);
        Map<Integer, List<Integer>> best = new TreeMap<>();
        Map<Integer, Integer> tries = new TreeMap<>();
        steps = 0;
        gaveUp = false;
        for (int edge = 0; edge < graph.edges(); edge++) {
            int here = component[graph.source(edge)];
            List<Integer> known = best.get(here);
            boolean done = known != null && (known.size() == 2 || tries.getOrDefault(here, 0) > TRIES_FOR_SHORT);
            if (!graph.is(edge, opening) || here != component[graph.target(edge)] || done || without.contains(here)) {
                continue;
            }
            if (steps > MOST_STEPS) {
                gaveUp = true;
                return best;
            }
            List<Integer> cycle = around(edge, others, apart, component);
            if (!cycle.isEmpty() && (known == null || cycle.size() < known.size())) {
                best.put(here, cycle);
            }
            if (best.containsKey(here)) {
                tries.merge(here, 1, Integer::sum);
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
