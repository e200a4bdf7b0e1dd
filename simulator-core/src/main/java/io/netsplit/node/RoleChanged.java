package io.netsplit.node;

/**
 * A node's belief about itself, for leader time lines and split-brain intervals. Emitted at start (as follower) and at
 * every change. A crash ends the belief without an event.
 *
 * @param role what the node now believes that it is
 * @param epoch the term, ballot, view or epoch in which it believes so
 */
public record RoleChanged(Role role, long epoch) implements ProtocolEvent {
    /** LEADER covers a primary; FOLLOWER a backup; LEARNER has no vote; REMOVED has left the cluster. */
    public enum Role {
        FOLLOWER,
        CANDIDATE,
        LEADER,
        LEARNER,
        REMOVED
    }

    @Override
    public String type() {
        return "role";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("role", role.name()).put("epoch", epoch);
    }
}
