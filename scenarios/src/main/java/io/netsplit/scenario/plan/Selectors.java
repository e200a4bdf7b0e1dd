package io.netsplit.scenario.plan;

import io.netsplit.fault.Selector;
import io.netsplit.scenario.format.model.NodeSet;
import java.util.List;

/** Whom a scenario means, as selectors that are resolved when the fault fires. */
final class Selectors {
    private Selectors() {}

    static Selector of(NodeSet nodes) {
        List<Selector> parts = nodes.parts().stream().map(Selectors::part).toList();
        return parts.size() == 1 ? parts.get(0) : new Selector.Union(parts);
    }

    static List<Selector> of(List<NodeSet> sets) {
        return sets.stream().map(Selectors::of).toList();
    }

    private static Selector part(NodeSet.Part part) {
        if (part instanceof NodeSet.WithRole one) {
            return switch (one.role()) {
                case LEADER -> new Selector.Leader();
                case FOLLOWER -> new Selector.Follower();
                case FOLLOWERS -> new Selector.Followers();
                case REST -> new Selector.Rest();
                case ALL -> new Selector.All();
                case RANDOM -> new Selector.RandomNodes(1);
                case MAJORITY_WITHOUT_LEADER -> new Selector.MajorityWithoutLeader();
                case MINORITY_WITH_LEADER -> new Selector.MinorityWithLeader();
            };
        }
        if (part instanceof NodeSet.Percent one) {
            return new Selector.Share(one.share());
        }
        return new Selector.Named(part.text());
    }
}
