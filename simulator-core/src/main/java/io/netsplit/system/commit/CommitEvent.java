package io.netsplit.system.commit;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What the nodes of a system that commits in two phases let the world see. */
public sealed interface CommitEvent extends ProtocolEvent {
    long transaction();

    @Override
    default void describe(Fields fields) {
        fields.put("transaction", transaction());
    }

    /** A participant votes yes, in this instant: from now on it is in doubt. */
    record VotedYes(long transaction) implements CommitEvent {
        @Override
        public String type() {
            return "voted-yes";
        }
    }

    /** After a restart a participant finds on its disk that it is in doubt. */
    record InDoubt(long transaction) implements CommitEvent {
        @Override
        public String type() {
            return "in-doubt";
        }
    }

    /** A coordinator tells others of a decision for the first time. */
    record Decided(long transaction, boolean commit) implements CommitEvent {
        @Override
        public String type() {
            return commit ? "decided-commit" : "decided-abort";
        }
    }

    /** A participant acts on a decision, or on what it takes for one. */
    record Ended(long transaction, boolean commit) implements CommitEvent {
        @Override
        public String type() {
            return commit ? "committed" : "aborted";
        }
    }
}
