package io.netsplit.system.membership;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What a node lets the world see of its beliefs about another. A crash ends its beliefs without an event. */
sealed interface MembershipEvent extends ProtocolEvent {
    /** The other node's address. */
    int member();

    @Override
    default void describe(Fields fields) {
        fields.put("member", member());
    }

    /** A node that was not known has become a member. */
    record Joined(int member) implements MembershipEvent {
        @Override
        public String type() {
            return "member-joined";
        }
    }

    /** The member may be dead: it is given time to object. */
    record Suspected(int member) implements MembershipEvent {
        @Override
        public String type() {
            return "member-suspected";
        }
    }

    /** The node takes the member for dead. */
    record Confirmed(int member) implements MembershipEvent {
        @Override
        public String type() {
            return "member-confirmed-dead";
        }
    }

    /** The node takes a member that it had suspected, or taken for dead, for alive. */
    record Refuted(int member) implements MembershipEvent {
        @Override
        public String type() {
            return "member-refuted";
        }
    }

    /** A round of probes, direct and through others, brought no answer. */
    record ProbeFailed(int member) implements MembershipEvent {
        @Override
        public String type() {
            return "probe-failed";
        }
    }
}
