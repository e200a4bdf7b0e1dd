package io.netsplit.check.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds shortest cycles, one for each strongly connected component that has any: breadth first from every edge that may open
 * one, each search only as deep as would still be shorter than what is known. A cycle is as long as it has transactions;
 * instants between them count nothing. The steps of all searches together are bounded, so that a component of many thousand
 * transactions whose shortest cycle is long does not take the square of its size; beyond the bound the cycle that is known
 * is a cycle, but a shorter one may be there.
 */
final class Cycles {
    static final long MOST_STEPS = 20_000_000;
    /** No edge leads from a transaction to itself. */
    private static final int SHORTEST = 2;

    private final Dependencies graph;
    private final long mostSteps;
    private final int[] cameBy;
    private final int[] cameFrom;
    private final int[] distance;
    private final int[] visited;
    private int visit;
    private long steps;
    private boolean gaveUp;

    Cycles(Dependencies graph) {
        this(graph, MOST_STEPS);
    }

    Cycles(Dependencies graph, long mostSteps) {
        this.graph = graph;
        this.mostSteps = mostSteps;
        int places = 2 * graph.nodes();
        cameBy = new int[places];
        cameFrom = new int[places];
        distance = new int[places];
        visited = new int[places];
    }

    /** True where the last search ended at its bound, so that there may be more cycles, or shorter ones. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * Shortest cycles of one edge of kind {@code opening} and otherwise edges of {@code others}, one for each component that
     * has such a cycle, by component; their edges in order.
     *
     * @param apart true where the edges that read what was overwritten must not follow each other
     * @param without components that are left out, numbered as {@link Dependencies#components} of all these kinds does
     */
    Map<Integer, List<Integer>> find(int opening, int others, boolean apart, Set<Integer> without) {
        int[] component = graph.components(opening | others);
        Map<Integer, List<Integer>> best = new TreeMap<>();
        Map<Integer, Integer> lengths = new TreeMap<>();
        steps = 0;
        gaveUp = false;
        for (int edge = 0; edge < graph.edges(); edge++) {
            int here = component[graph.source(edge)];
            int known = lengths.getOrDefault(here, Integer.MAX_VALUE);
            if (!graph.is(edge, opening)
                    || here != component[graph.target(edge)]
                    || known == SHORTEST
                    || without.contains(here)) {
                continue;
            }
            if (steps > mostSteps) {
                gaveUp = true;
                return best;
            }
            List<Integer> cycle = around(edge, others, apart, component, known);
            if (!cycle.isEmpty()) {
                best.put(here, cycle);
                lengths.put(here, length(cycle));
            }
        }
        return best;
    }

    /** How many transactions the cycle goes through. */
    int length(List<Integer> cycle) {
        int length = 0;
        for (int edge : cycle) {
            length += cost(edge);
        }
        return length;
    }

    private int cost(int edge) {
        return graph.isInstant(graph.target(edge)) ? 0 : 1;
    }

    /**
     * The shortest way back from the edge's target to its source, if the whole is shorter than {@code known}. Each node has
     * two places: after such a read, and not. What costs nothing is looked at first.
     */
    private List<Integer> around(int opening, int others, boolean apart, int[] component, int known) {
        visit++;
        int start = 2 * graph.target(opening) + (apart ? 1 : 0);
        int goal = 2 * graph.source(opening);
        Deque<Integer> queue = new ArrayDeque<>();
        reach(start, -1, -1, cost(opening));
        queue.add(start);
        while (!queue.isEmpty()) {
            int place = queue.remove();
            if (place == goal) {
                return way(opening, goal);
            }
            for (int edge = graph.firstOf(place >> 1); edge >= 0; edge = graph.next(edge)) {
                steps++;
                boolean isRead = graph.is(edge, Dependencies.RW);
                boolean refused = apart && isRead && (place & 1) == 1;
                if (!graph.is(edge, others) || refused || component[graph.target(edge)] != component[place >> 1]) {
                    continue;
                }
                int later = 2 * graph.target(edge) + (apart && isRead ? 1 : 0);
                int far = distance[place] + cost(edge);
                if (far < known && (visited[later] != visit || far < distance[later])) {
                    reach(later, edge, place, far);
                    if (cost(edge) == 0) {
                        queue.addFirst(later);
                    } else {
                        queue.addLast(later);
                    }
                }
            }
        }
        return List.of();
    }

    private void reach(int place, int edge, int from, int far) {
        visited[place] = visit;
        cameBy[place] = edge;
        cameFrom[place] = from;
        distance[place] = far;
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
