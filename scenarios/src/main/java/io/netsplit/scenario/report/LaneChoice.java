package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunDetail;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Chooses the nodes that a picture has room for: those that led or stood for election, then those that faults befell. */
final class LaneChoice {
    private static final int MOST = 24;

    private LaneChoice() {}

    /** In their own order; all of them where there are few. */
    static List<String> of(RunDetail detail) {
        List<String> nodes = detail.nodes();
        if (nodes.size() <= MOST) {
            return nodes;
        }
        Set<String> standing = new TreeSet<>();
        detail.roles().stream()
                .filter(role -> role.role().equals("leader") || role.role().equals("candidate"))
                .forEach(role -> standing.add(role.node()));
        Set<String> befallen = new TreeSet<>();
        detail.summary()
                .faults()
                .forEach(fault -> befallen.addAll(Arrays.asList(fault.detail().split("[\\s,|]+", -1))));
        Comparator<String> rank =
                Comparator.comparingInt(node -> standing.contains(node) ? 0 : befallen.contains(node) ? 1 : 2);
        return nodes.stream()
                .sorted(rank.thenComparingInt(nodes::indexOf))
                .limit(MOST)
                .sorted(Comparator.comparingInt(nodes::indexOf))
                .toList();
    }
}
