package io.netsplit.scenario.report;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RunDetail;
import java.util.ArrayList;
import java.util.List;

/**
 * The sides of the cut that a picture is about: the lanes stand in their order, so that a message across the cut crosses the
 * gap between two groups.
 *
 * @param groups names of nodes; one group with all of them where nothing is cut
 */
record Sides(List<List<String>> groups) {
    private static final String SEPARATOR = " | ";

    Sides {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Those of the cut that is in force at the focus, else of the first cut of the run. */
    static Sides of(RunDetail detail) {
        List<FaultInterval> cuts = detail.summary().faults().stream()
                .filter(fault -> fault.detail().contains(SEPARATOR))
                .filter(fault -> groups(fault.detail(), detail.nodes()).size() > 1)
                .toList();
        return cuts.stream()
                .filter(fault -> fault.startNs() <= detail.windowEndNs() && fault.endNs() >= detail.windowStartNs())
                .findFirst()
                .map(fault -> new Sides(groups(fault.detail(), detail.nodes())))
                .orElse(new Sides(List.of(detail.nodes())));
    }

    boolean isCut() {
        return groups.size() > 1;
    }

    /** "minority", "majority", or nothing where neither word fits. */
    String word(int group) {
        int all = groups.stream().mapToInt(List::size).sum();
        int size = groups.get(group).size();
        if (!isCut()) {
            return "";
        }
        return 2 * size > all ? "majority" : groups.size() == 2 && 2 * size < all ? "minority" : "side " + (group + 1);
    }

    int groupOf(String node) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(node)) {
                return i;
            }
        }
        return -1;
    }

    private static List<List<String>> groups(String detail, List<String> nodes) {
        List<List<String>> groups = new ArrayList<>();
        List<String> left = new ArrayList<>(nodes);
        for (String part : detail.split("\\|", -1)) {
            List<String> group = new ArrayList<>();
            for (String word : part.trim().split("[\\s,]+", -1)) {
                if (left.remove(word)) {
                    group.add(word);
                }
            }
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        if (!left.isEmpty()) {
            groups.add(left);
        }
        return groups;
    }
}
