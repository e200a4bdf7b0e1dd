package io.netsplit.system.paxos;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.system.log.LogCommand;
import org.jspecify.annotations.Nullable;

/** What the nodes of a Multi-Paxos group say to each other. */
sealed interface PaxosMessage extends Message {
    int HEADER_BYTES = 64;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /** Phase 1a: promise to accept nothing below {@code ballot}, and tell what was accepted from {@code fromSlot} on. */
    record Prepare(long ballot, long fromSlot) implements PaxosMessage {
        @Override
        public String type() {
            return "Prepare";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("from-slot", fromSlot);
        }
    }

    /**
     * Phase 1b.
     *
     * @param accepted in each slot that was asked about, what this acceptor accepted in the highest ballot
     * @param snapshot where some of those slots are no longer kept: what replaces them, else null
     */
    record Promise(
            long ballot, Proposal[] accepted, @Nullable Snapshot snapshot) implements PaxosMessage {
        @Override
        public String type() {
            return "Promise";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES + (snapshot == null ? 0 : snapshot.sizeBytes());
            for (Proposal proposal : accepted) {
                size += proposal.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("accepted", accepted.length);
            if (snapshot != null) {
                fields.put("snapshot", snapshot.slot());
            }
        }
    }

    /** To a proposer whose ballot is below what was promised. */
    record Preempted(long promised) implements PaxosMessage {
        @Override
        public String type() {
            return "Preempted";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("promised", promised);
        }
    }

    /**
     * Phase 2a for a run of slots.
     *
     * @param commands for {@code firstSlot} and those that follow it
     * @param chosenUpTo as in {@link Heartbeat}
     * @param sentNs the sender's monotonic clock, which the answer repeats
     */
    record Accept(long ballot, long firstSlot, LogCommand[] commands, long chosenUpTo, long sentNs)
            implements PaxosMessage {
        @Override
        public String type() {
            return "Accept";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES;
            for (LogCommand command : commands) {
                size += 8 + command.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot)
                    .put("first-slot", firstSlot)
                    .put("commands", commands.length)
                    .put("chosen-up-to", chosenUpTo);
        }
    }

    /** Phase 2b for the same run of slots. */
    record Accepted(long ballot, long firstSlot, int count, long sentNs) implements PaxosMessage {
        @Override
        public String type() {
            return "Accepted";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("first-slot", firstSlot).put("count", count);
        }
    }

    /**
     * The leader is there.
     *
     * @param chosenUpTo it knows of a chosen command for every slot up to this one
     */
    record Heartbeat(long ballot, long chosenUpTo, long sentNs) implements PaxosMessage {
        @Override
        public String type() {
            return "Heartbeat";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot).put("chosen-up-to", chosenUpTo);
        }
    }

    record HeartbeatReply(long ballot, long sentNs) implements PaxosMessage {
        @Override
        public String type() {
            return "HeartbeatReply";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("ballot", ballot);
        }
    }

    /** A replica lacks what was chosen from {@code fromSlot} on. */
    record CatchUp(long fromSlot) implements PaxosMessage {
        @Override
        public String type() {
            return "CatchUp";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("from-slot", fromSlot);
        }
    }

    /**
     * What was chosen, for a replica that lacks it.
     *
     * @param snapshot where what was asked for is no longer kept slot by slot, else null
     * @param commands for {@code firstSlot} and those that follow it
     */
    record Chosen(@Nullable Snapshot snapshot, long firstSlot, LogCommand[] commands) implements PaxosMessage {
        @Override
        public String type() {
            return "Chosen";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES + (snapshot == null ? 0 : snapshot.sizeBytes());
            for (LogCommand command : commands) {
                size += 8 + command.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("first-slot", firstSlot).put("commands", commands.length);
            if (snapshot != null) {
                fields.put("snapshot", snapshot.slot());
            }
        }
    }
}
