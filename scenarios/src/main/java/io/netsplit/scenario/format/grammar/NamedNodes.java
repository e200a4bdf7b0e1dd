package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import java.util.List;

/** Which nodes a fault names. */
final class NamedNodes {
    private NamedNodes() {}

    /** True where it takes a leader to know who is meant. */
    static boolean needLeader(FaultAction action) {
        return of(action).stream()
                .flatMap(set -> set.parts().stream())
                .anyMatch(part ->
                        part instanceof NodeSet.WithRole role && role.role().needsLeader());
    }

    private static List<NodeSet> of(FaultAction action) {
        if (action instanceof FaultAction.Partition one) {
            return one.groups();
        }
        if (action instanceof FaultAction.Flap one) {
            return one.groups();
        }
        if (action instanceof FaultAction.Degrade one) {
            return List.of(one.from(), one.to());
        }
        if (action instanceof FaultAction.Isolate one) {
            return List.of(one.nodes());
        }
        if (action instanceof FaultAction.Bridge one) {
            return List.of(one.middle());
        }
        if (action instanceof FaultAction.Swizzle one) {
            return List.of(one.nodes());
        }
        return action instanceof FaultAction.OnNodes one ? List.of(one.nodes()) : List.of();
    }
}
