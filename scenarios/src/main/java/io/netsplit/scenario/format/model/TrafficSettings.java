package io.netsplit.scenario.format.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The options of a system of the traffic lab: one record for each system. */
public sealed interface TrafficSettings permits LoadBalancing, ServiceGraph {
    /** Names of the groups that serve. */
    List<String> servers();

    /** Names of the groups that balance; empty where balancers are no nodes. */
    List<String> balancers();

    /** The new version that takes the place of an old one, if there is one. */
    Optional<RolloutSettings> rollout();

    /** Whether these nodes are named, and all of them balance. */
    default boolean isOfBalancers(Topology topology, NodeSet nodes) {
        return nodes.parts().stream().allMatch(part -> isBalancer(topology, part));
    }

    private boolean isBalancer(Topology topology, NodeSet.Part part) {
        if (part instanceof NodeSet.GroupNodes group) {
            return balancers().contains(group.text());
        }
        OptionalInt node = part instanceof NodeSet.Named named ? topology.node(named.text()) : OptionalInt.empty();
        return node.isPresent()
                && balancers().contains(topology.groupOf(node.getAsInt()).name());
    }
}
