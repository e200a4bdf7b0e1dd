package io.netsplit.visualizer.model;

import java.util.List;

/**
 * A fault was active in a span of time.
 *
 * @param name its name in the scenario
 * @param detail what its selectors chose, as "n1 n2 | n3 n4 n5"
 * @param sides the nodes of each side, where the detail names sides; else empty
 * @param cuts which sides did not hear from which, told from the messages that were dropped at it; empty where none were
 */
public record FaultSpan(String name, String detail, List<List<Integer>> sides, List<Cut> cuts, long startNs, long endNs)
        implements Span {
    /** Messages from one side to another were dropped. */
    public record Cut(int fromSide, int toSide, int dropped) {}

    public FaultSpan {
        sides = sides.stream().map(List::copyOf).toList();
        cuts = List.copyOf(cuts);
    }

    /** True where the network was cut between its sides. */
    public boolean isCut() {
        return !cuts.isEmpty();
    }

    public boolean cuts(int fromSide, int toSide) {
        return cuts.stream().anyMatch(cut -> cut.fromSide() == fromSide && cut.toSide() == toSide);
    }

    /** The side that is cut off from none while others are cut from each other, or -1. */
    public int bridge() {
        for (int side = 0; isCut() && side < sides.size(); side++) {
            int one = side;
            if (cuts.stream().noneMatch(cut -> cut.fromSide() == one || cut.toSide() == one)) {
                return side;
            }
        }
        return -1;
    }

    /** The side of a node, or -1. */
    public int sideOf(int node) {
        for (int side = 0; side < sides.size(); side++) {
            if (sides.get(side).contains(node)) {
                return side;
            }
        }
        return -1;
    }
}
