package io.netsplit.run;

import io.netsplit.node.RoleChanged;

/**
 * A node held one belief about itself in [startNs, endNs).
 *
 * @param node its address
 * @param role what it believed that it was
 * @param epoch the term, ballot or view in which it believed so
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds: when it changed its mind or crashed, or the end of the run
 */
public record RoleSpan(int node, RoleChanged.Role role, long epoch, long startNs, long endNs) {
    public boolean isLeader() {
        return role == RoleChanged.Role.LEADER;
    }
}
