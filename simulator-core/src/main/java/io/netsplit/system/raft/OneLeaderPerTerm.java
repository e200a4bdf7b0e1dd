package io.netsplit.system.raft;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** Election Safety: at most one leader can be elected in a given term (§5.2). */
final class OneLeaderPerTerm extends WatchedProperty {
    private final Map<Long, Integer> leaders = new LinkedHashMap<>();

    OneLeaderPerTerm() {
        super("one-leader-per-term");
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof RoleChanged change && change.role() == RoleChanged.Role.LEADER) {
            checked();
            Integer other = leaders.putIfAbsent(change.epoch(), node);
            if (other != null && other != node) {
                violated(timeNs, node(other) + " and " + node(node) + " both led term " + change.epoch());
            }
        }
    }
}
