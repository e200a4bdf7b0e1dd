package io.netsplit.fault;

import java.util.List;

/**
 * One firing of a fault: the window that assertions name.
 *
 * @param name the step's or nemesis's name
 * @param verb what happened
 * @param sides nodes that the selectors resolved to; for cuts the groups that can talk among themselves
 * @param members how many nodes belonged to the cluster when it fired
 * @param startNs when it began
 * @param endNs when it ended, or {@link Long#MAX_VALUE} where it was still active at the end of the run
 */
public record FaultInterval(
        String name, String verb, List<List<Integer>> sides, int members, long startNs, long endNs) {
    /** The side with more than half of the nodes; empty where there is none. */
    public List<Integer> majority() {
        for (List<Integer> side : sides) {
            if (2 * side.size() > members) {
                return side;
            }
        }
        return List.of();
    }

    /** The nodes of all sides that are not {@link #majority}, in order of their addresses. */
    public List<Integer> minority() {
        List<Integer> majority = majority();
        return sides.stream()
                .filter(side -> side != majority)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
