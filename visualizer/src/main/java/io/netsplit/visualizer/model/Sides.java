package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sides of a fault, and between which of them the network was cut. The trace does not say in which direction a fault cuts, but
 * what it stopped does: a fault that only delays drops nothing "at a partition", and one that cuts one way drops in one direction.
 */
final class Sides {
    private static final Sides NONE = new Sides(List.of(), 0);

    private final List<List<Integer>> all;
    private final int[] sideOf;
    private final int[][] dropped;

    private Sides(List<List<Integer>> all, int nodes) {
        this.all = all;
        this.sideOf = new int[nodes];
        this.dropped = new int[all.size()][all.size()];
        Arrays.fill(sideOf, -1);
        for (int side = 0; side < all.size(); side++) {
            for (int node : all.get(side)) {
                sideOf[node] = side;
            }
        }
    }

    /** The sides of a detail such as "n1 n2 | n3"; none where it names no sides. */
    static Sides of(String detail, List<String> nodes) {
        if (detail.indexOf('|') < 0) {
            return NONE;
        }
        List<List<Integer>> sides = new ArrayList<>();
        for (String part : detail.split("\\|", -1)) {
            List<Integer> side = new ArrayList<>();
            for (String word : part.trim().split("[\\s,]+", -1)) {
                int node = nodes.indexOf(word);
                if (node >= 0 && !side.contains(node)) {
                    side.add(node);
                }
            }
            if (!side.isEmpty()) {
                sides.add(side);
            }
        }
        return sides.size() > 1 ? new Sides(sides, nodes.size()) : NONE;
    }

    /** The nodes on each side. */
    List<List<Integer>> all() {
        return all;
    }

    /** A message between two addresses was dropped at a partition. */
    void stopped(int from, int to) {
        if (from < sideOf.length && to < sideOf.length && sideOf[from] >= 0 && sideOf[to] >= 0) {
            dropped[sideOf[from]][sideOf[to]]++;
        }
    }

    /** Which sides do not hear from which, as far as messages showed it. */
    List<FaultSpan.Cut> cuts() {
        List<FaultSpan.Cut> cuts = new ArrayList<>();
        for (int from = 0; from < all.size(); from++) {
            for (int to = 0; to < all.size(); to++) {
                if (from != to && dropped[from][to] > 0) {
                    cuts.add(new FaultSpan.Cut(from, to, dropped[from][to]));
                }
            }
        }
        return cuts;
    }
}
