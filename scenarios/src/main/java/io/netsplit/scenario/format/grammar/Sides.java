package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sides of a cut: no node may be on two. */
final class Sides {
    private Sides() {}

    static Optional<List<NodeSet>> disjoint(Values values, Field<List<NodeSet>> field) {
        List<NodeSet> sides = values.get(field);
        return disjoint(values, sides) ? Optional.of(sides) : Optional.empty();
    }

    /** Reports the first node that is named twice, as far as names tell before the run. */
    static boolean disjoint(Values values, List<NodeSet> sides) {
        Map<String, NodeSet.Part> seen = new LinkedHashMap<>();
        for (NodeSet side : sides) {
            for (NodeSet.Part part : side.parts()) {
                for (String node : nodes(part, values.reading().names().topology())) {
                    NodeSet.Part first = seen.putIfAbsent(node, part);
                    if (first != null) {
                        values.report(
                                Diagnostic.of(ErrorCode.NS013, part.span(), "'" + node + "' is on two sides of the cut")
                                        .withRelated(first.span(), "first here"));
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static List<String> nodes(NodeSet.Part part, Optional<Topology> topology) {
        if (part instanceof NodeSet.Named) {
            return List.of(part.text());
        }
        if (part instanceof NodeSet.WithRole role) {
            boolean isOneSet = role.role() == Role.LEADER || role.role() == Role.FOLLOWERS || role.role() == Role.REST;
            return isOneSet ? List.of(part.text()) : List.of();
        }
        if (part instanceof NodeSet.GroupNodes && topology.isPresent()) {
            return names(topology.get().group(part.text()).stream().toList());
        }
        return part instanceof NodeSet.ZoneNodes && topology.isPresent()
                ? names(topology.get().groupsIn(part.text()))
                : List.of();
    }

    private static List<String> names(List<Topology.Group> groups) {
        List<String> names = new ArrayList<>();
        for (Topology.Group group : groups) {
            for (int i = 1; i <= group.count(); i++) {
                names.add(group.name() + i);
            }
        }
        return names;
    }
}
