package io.netsplit.node;

import java.util.Locale;

/**
 * A node's belief about itself, for leader time lines and split-brain intervals. Emitted at start (as follower) and at
 * every change. A crash ends the belief without an event.
 *
 * @param role what the node now believes that it is
 * @param epoch the term, ballot, view or epoch in which it believes so
 * @param epochWord what the protocol calls that number
 */
public record RoleChanged(Role role, long epoch, String epochWord) implements ProtocolEvent {
    /** What most protocols call it, Raft among them. */
    public static final String TERM = "term";

    /** LEADER covers a primary; FOLLOWER a backup; LEARNER has no vote; REMOVED has left the cluster. */
    public enum Role {
        FOLLOWER,
        CANDIDATE,
        LEADER,
        LEARNER,
        REMOVED;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** As a person reads it. */
        public String word() {
            return word;
        }
    }

    /** In a term. */
    public RoleChanged(Role role, long term) {
        this(role, term, TERM);
    }

    @Override
    public String type() {
        return "role";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("role", role.word()).put(epochWord, epoch);
    }
}
