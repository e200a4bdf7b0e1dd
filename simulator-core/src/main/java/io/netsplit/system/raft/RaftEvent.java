package io.netsplit.system.raft;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What servers let the world see, beside {@link io.netsplit.node.RoleChanged}. The invariants are made from these. */
sealed interface RaftEvent extends ProtocolEvent {
    /**
     * At start: what the disk kept.
     *
     * @param lastIndex last entry of the log, or what the snapshot replaces where that reaches further
     * @param lastTerm that entry's term
     */
    record LogRecovered(long lastIndex, long lastTerm) implements RaftEvent {
        @Override
        public String type() {
            return "log-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex).put("last-term", lastTerm);
        }
    }

    record EntryAppended(Entry entry) implements RaftEvent {
        @Override
        public String type() {
            return "entry-appended";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", entry.index()).put("term", entry.term());
            entry.command().describe(fields);
        }
    }

    /** Everything from {@code fromIndex} on was thrown away. */
    record LogTruncated(long fromIndex) implements RaftEvent {
        @Override
        public String type() {
            return "log-truncated";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("from-index", fromIndex);
        }
    }

    /** This server now knows that everything up to {@code index} is committed; {@code term} is its current term. */
    record Committed(long index, long term) implements RaftEvent {
        @Override
        public String type() {
            return "committed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index).put("term", term);
        }
    }

    record EntryApplied(Entry entry) implements RaftEvent {
        @Override
        public String type() {
            return "entry-applied";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", entry.index()).put("term", entry.term());
        }
    }

    /** The state machine and the log up to {@code lastIndex} were replaced by the leader's snapshot. */
    record SnapshotInstalled(long lastIndex, long lastTerm) implements RaftEvent {
        @Override
        public String type() {
            return "snapshot-installed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex).put("last-term", lastTerm);
        }
    }

    record SnapshotTaken(long lastIndex, int sizeBytes) implements RaftEvent {
        @Override
        public String type() {
            return "snapshot-taken";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex).put("size", sizeBytes);
        }
    }

    /** The configuration that this server now acts by: from an entry, or an older one because an entry was truncated. */
    record ConfigurationChanged(long index, Configuration configuration) implements RaftEvent {
        @Override
        public String type() {
            return "configuration";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index).put("configuration", configuration.toString());
        }
    }

    record VoteGranted(long term, int candidate) implements RaftEvent {
        @Override
        public String type() {
            return "vote-granted";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term).put("candidate", candidate);
        }
    }
}
