package io.netsplit.scenario.result;

/**
 * A node held one belief about itself in [startNs, endNs).
 *
 * @param node the node's name
 * @param role "leader", "candidate", "follower", "learner", "removed"
 * @param epoch the term, ballot or view in which it believed so
 * @param startNs virtual nanoseconds
 * @param endNs virtual nanoseconds; the end of the run where it still believed so
 */
public record RoleInterval(String node, String role, long epoch, long startNs, long endNs) {}
