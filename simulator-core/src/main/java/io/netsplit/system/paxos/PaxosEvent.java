package io.netsplit.system.paxos;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.log.LogCommand;

/** What the nodes let the world see, beside who leads. The invariants are made from these. */
sealed interface PaxosEvent extends ProtocolEvent {
    /** An acceptor gives its word, in this instant, to accept nothing below {@code ballot}. */
    record Promised(long ballot) implements PaxosEvent {
        @Override
        public String type() {
            return "promised";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot);
        }
    }

    /** A leader proposes the command for the slot: the first time in this ballot. */
    record Proposed(long ballot, long slot, LogCommand command) implements PaxosEvent {
        @Override
        public String type() {
            return "proposed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("slot", slot);
            command.describe(fields);
        }
    }

    /** An acceptor says, in this instant, that it has accepted these commands for {@code firstSlot} and those after it. */
    record ValuesAccepted(long ballot, long firstSlot, LogCommand[] commands) implements PaxosEvent {
        @Override
        public String type() {
            return "accepted";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("first-slot", firstSlot).put("commands", commands.length);
        }
    }

    record SlotApplied(long slot, LogCommand command) implements PaxosEvent {
        @Override
        public String type() {
            return "slot-applied";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("slot", slot);
            command.describe(fields);
        }
    }

    /** A new leader found nothing in a slot before one that had something: it closes the gap with a no-op. */
    record GapFilled(long ballot, long slot) implements PaxosEvent {
        @Override
        public String type() {
            return "gap-filled";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("slot", slot);
        }
    }

    /** A proposer learned that an acceptor has promised itself to a higher ballot. */
    record WasPreempted(long ballot, long by) implements PaxosEvent {
        @Override
        public String type() {
            return "preempted";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("by", by);
        }
    }

    /** The state was replaced by another node's. */
    record SnapshotInstalled(long slot) implements PaxosEvent {
        @Override
        public String type() {
            return "snapshot-installed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("slot", slot);
        }
    }

    record SnapshotTaken(long slot, int sizeBytes) implements PaxosEvent {
        @Override
        public String type() {
            return "snapshot-taken";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("slot", slot).put("size", sizeBytes);
        }
    }
}
