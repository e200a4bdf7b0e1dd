package io.netsplit.check.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cycles that are told as evidence are the shortest: held against all walks of small graphs. */
class CyclesTest {
    private static final int ALL = Dependencies.WW | Dependencies.WR | Dependencies.RW;
    private static final Version NONE = new Version("k", null);

    private static Dependencies graph(int nodes, int[]... edges) {
        Dependencies graph = new Dependencies(nodes);
        for (int[] edge : edges) {
            graph.add(edge[0], edge[1], edge[2], NONE, NONE);
        }
        return graph;
    }

    private static Dependencies random(Prng random) {
        int nodes = 2 + random.nextInt(6);
        int instants = random.nextInt(3);
        Dependencies graph = new Dependencies(nodes);
        for (int i = 0; i < instants; i++) {
            graph.addNode();
        }
        int[] kinds = {Dependencies.WW, Dependencies.WR, Dependencies.RW};
        int count = nodes + random.nextInt(2 * nodes);
        for (int i = 0; i < count; i++) {
            graph.add(random.nextInt(nodes), random.nextInt(nodes), kinds[random.nextInt(3)], NONE, NONE);
        }
        for (int i = 0; i < instants; i++) {
            graph.add(random.nextInt(nodes), nodes + i, Dependencies.TIME, NONE, NONE);
            graph.add(nodes + i, random.nextInt(nodes), Dependencies.TIME, NONE, NONE);
            if (i > 0) {
                graph.add(nodes + i - 1, nodes + i, Dependencies.TIME, NONE, NONE);
            }
        }
        return graph;
    }

    /**
     * The fewest transactions of all walks that open with this edge and come back to where it began, by trying all of them up
     * to a length that no shortest one has.
     */
    private static int fewest(Dependencies graph, int opening, int others, boolean apart) {
        return fewest(graph, opening, graph.source(opening), others, apart, 1, 2 * graph.nodes());
    }

    private static int fewest(
            Dependencies graph, int last, int goal, int others, boolean apart, int cost, int edgesLeft) {
        int node = graph.target(last);
        boolean wasRead = graph.is(last, Dependencies.RW);
        if (node == goal && !(apart && wasRead)) {
            return cost;
        }
        int best = Integer.MAX_VALUE;
        for (int edge = 0; edge < graph.edges() && edgesLeft > 0; edge++) {
            boolean follows = graph.source(edge) == node && graph.is(edge, others);
            if (follows && !(apart && wasRead && graph.is(edge, Dependencies.RW)) && cost <= 4) {
                int more = graph.isInstant(graph.target(edge)) ? 0 : 1;
                best = Math.min(best, fewest(graph, edge, goal, others, apart, cost + more, edgesLeft - 1));
            }
        }
        return best;
    }

    private static void holds(Dependencies graph, int opening, int others, boolean apart, long seed) {
        Cycles cycles = new Cycles(graph);
        Map<Integer, List<Integer>> found = cycles.find(opening, others, apart, Set.of());
        int[] component = graph.components(opening | others);
        for (int here = 0; here < graph.nodes(); here++) {
            int expected = Integer.MAX_VALUE;
            for (int edge = 0; edge < graph.edges(); edge++) {
                if (graph.is(edge, opening) && component[graph.source(edge)] == here) {
                    expected = Math.min(expected, fewest(graph, edge, others, apart));
                }
            }
            List<Integer> cycle = found.getOrDefault(here, List.of());
            if (expected <= 5) {
                assertThat(cycles.length(cycle)).as("seed %d", seed).isEqualTo(expected);
                assertIsCycle(graph, cycle, opening, others, apart);
            } else if (!cycle.isEmpty()) {
                assertThat(cycles.length(cycle)).as("seed %d", seed).isGreaterThan(5);
            }
        }
    }

    private static void assertIsCycle(Dependencies graph, List<Integer> cycle, int opening, int others, boolean apart) {
        for (int i = 0; i < cycle.size(); i++) {
            int edge = cycle.get(i);
            int next = cycle.get((i + 1) % cycle.size());
            assertThat(graph.is(edge, i == 0 ? opening : others)).isTrue();
            assertThat(graph.target(edge)).isEqualTo(graph.source(next));
            assertThat(apart && graph.is(edge, Dependencies.RW) && graph.is(next, Dependencies.RW))
                    .isFalse();
        }
    }

    @Test
    void noWalkIsShorterThanTheCycleThatIsTold() {
        for (long seed = 1; seed <= 1_500; seed++) {
            Dependencies graph = random(Prng.of(seed, "graphs"));
            holds(graph, Dependencies.WW, Dependencies.WW, false, seed);
            holds(graph, Dependencies.WR, Dependencies.WW | Dependencies.WR, false, seed);
            holds(graph, Dependencies.RW, Dependencies.WW | Dependencies.WR, false, seed);
            holds(graph, Dependencies.RW, ALL, false, seed);
            holds(graph, Dependencies.RW, ALL, true, seed);
            holds(graph, ALL, ALL | Dependencies.TIME, false, seed);
        }
    }

    @Test
    void aShortCycleBehindManyLongOnesIsFound() {
        int ring = 400;
        int[][] edges = new int[2 * ring + 1][];
        for (int i = 0; i < ring; i++) {
            edges[2 * i] = new int[] {i, (i + 1) % ring, Dependencies.WW};
            edges[2 * i + 1] = new int[] {i, (i + 2) % ring, Dependencies.WW};
        }
        edges[2 * ring] = new int[] {ring - 1, ring - 3, Dependencies.WW};
        Map<Integer, List<Integer>> found = new Cycles(graph(ring, edges)).find(ALL, ALL, false, Set.of());
        assertThat(found.values())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(2));
    }

    @Test
    void instantsOnTheWayDoNotMakeACycleLonger() {
        Dependencies graph = graph(5, new int[] {1, 0, Dependencies.RW}, new int[] {4, 2, Dependencies.WR});
        graph.add(2, 3, Dependencies.WR, NONE, NONE);
        graph.add(3, 4, Dependencies.WR, NONE, NONE);
        int instant = graph.addNode();
        graph.add(0, instant, Dependencies.TIME, NONE, NONE);
        for (int i = 0; i < 20; i++) {
            int next = graph.addNode();
            graph.add(instant, next, Dependencies.TIME, NONE, NONE);
            instant = next;
        }
        graph.add(instant, 1, Dependencies.TIME, NONE, NONE);
        graph.add(instant, 2, Dependencies.TIME, NONE, NONE);
        graph.add(4, 0, Dependencies.RW, NONE, NONE);
        Cycles cycles = new Cycles(graph);
        Map<Integer, List<Integer>> found = cycles.find(ALL, ALL | Dependencies.TIME, false, Set.of());
        assertThat(found.values()).extracting(cycles::length).contains(2);
    }

    /** Twenty thousand transactions in one component whose only cycle goes through all of them. */
    @Test
    void aHugeComponentEndsAtTheBoundAndSaysSo() {
        int size = 20_000;
        int[][] edges = new int[size][];
        for (int i = 0; i < size; i++) {
            edges[i] = new int[] {i, (i + 1) % size, Dependencies.WR};
        }
        Cycles cycles = new Cycles(graph(size, edges), 100_000);
        assertThat(cycles.find(ALL, ALL, false, Set.of()).values())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(size));
        assertThat(cycles.gaveUp()).isTrue();
    }
}
