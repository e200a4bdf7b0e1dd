package io.netsplit.visualizer.model;

/**
 * What a node believed of itself in a span of time.
 *
 * @param node its address
 * @param role "leader", "candidate", "follower", "learner", "removed"
 * @param epochWord what the protocol calls the number: "term", "epoch", "view"
 * @param epoch in which it believed so
 */
public record Belief(int node, String role, String epochWord, long epoch, long startNs, long endNs) implements Span {
    public boolean leads() {
        return role.equals("leader");
    }
}
