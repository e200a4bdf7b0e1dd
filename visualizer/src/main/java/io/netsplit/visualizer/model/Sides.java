package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;

/** The sides of a fault, and between which of them the network was cut. */
final class Sides {
    private Sides() {}

    /** The nodes on each side of a detail such as "n1 n2 | n3"; empty where it names no sides. */
    static List<List<Integer>> of(String detail, List<String> nodes) {
        if (detail.indexOf('|') < 0) {
            return List.of();
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
        return sides.size() > 1 ? sides : List.of();
    }

    /**
     * The trace does not say in which direction a fault cuts, but what it stopped does: a fault that only delays drops nothing
     * "at a partition", and one that cuts one way drops in one direction.
     */
    static List<FaultSpan.Cut> cuts(List<List<Integer>> sides, long fromNs, long toNs, int nodes, Messages messages) {
        if (sides.isEmpty()) {
            return List.of();
        }
        int[] sideOf = new int[nodes];
        java.util.Arrays.fill(sideOf, -1);
        for (int side = 0; side < sides.size(); side++) {
            for (int node : sides.get(side)) {
                sideOf[node] = side;
            }
        }
        int[][] dropped = new int[sides.size()][sides.size()];
        int end = messages.firstSentAt(toNs);
        for (int message = messages.firstSentAt(fromNs); message < end; message++) {
            int from = messages.from(message);
            int to = messages.to(message);
            if (from < nodes && to < nodes && sideOf[from] >= 0 && sideOf[to] >= 0) {
                dropped[sideOf[from]][sideOf[to]] += messages.fate(message).equals("partition") ? 1 : 0;
            }
        }
        List<FaultSpan.Cut> cuts = new ArrayList<>();
        for (int from = 0; from < sides.size(); from++) {
            for (int to = 0; to < sides.size(); to++) {
                if (from != to && dropped[from][to] > 0) {
                    cuts.add(new FaultSpan.Cut(from, to, dropped[from][to]));
                }
            }
        }
        return cuts;
    }
}
