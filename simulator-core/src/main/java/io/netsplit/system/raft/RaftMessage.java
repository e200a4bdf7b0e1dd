package io.netsplit.system.raft;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;

/** What servers say to each other: the remote procedure calls of Figure 2 and Figure 13, and what services add to them. */
sealed interface RaftMessage extends Message {
    /** Bytes of every message before its own fields. */
    int HEADER_BYTES = 48;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * Invoked by candidates to gather votes (§5.2).
     *
     * @param term the candidate's term; in a pre-vote the term in which it would stand
     * @param lastLogIndex index of the candidate's last log entry
     * @param lastLogTerm term of that entry
     * @param preVote true where it only asks whether it could win (dissertation §9.6)
     * @param transfer true where the leader itself told it to stand (dissertation §3.10)
     */
    record RequestVote(long term, long lastLogIndex, long lastLogTerm, boolean preVote, boolean transfer)
            implements RaftMessage {
        @Override
        public String type() {
            return preVote ? "PreVote" : "RequestVote";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term)
                    .put("last-log-index", lastLogIndex)
                    .put("last-log-term", lastLogTerm)
                    .put("transfer", transfer);
        }
    }

    /**
     * @param term the voter's term, for the candidate to update itself; in a granted pre-vote the term asked about
     */
    record RequestVoteReply(long term, boolean granted, boolean preVote) implements RaftMessage {
        @Override
        public String type() {
            return preVote ? "PreVoteReply" : "RequestVoteReply";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term).put("granted", granted);
        }
    }

    /**
     * Invoked by the leader to replicate log entries; also the heartbeat (§5.3).
     *
     * @param entries to store; none for a heartbeat
     * @param leaderCommit the leader's commitIndex
     * @param sentNs the leader's monotonic clock when it sent this, which the answer repeats: that dates leases and reads
     */
    record AppendEntries(
            long term, long prevLogIndex, long prevLogTerm, Entry[] entries, long leaderCommit, long sentNs)
            implements RaftMessage {
        @Override
        public String type() {
            return "AppendEntries";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES;
            for (Entry entry : entries) {
                size += entry.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term)
                    .put("prev-log-index", prevLogIndex)
                    .put("prev-log-term", prevLogTerm)
                    .put("entries", entries.length)
                    .put("leader-commit", leaderCommit);
        }
    }

    /**
     * @param success true where the follower had the previous entry
     * @param matchIndex where it had: the last entry known to be the leader's and durable
     * @param rejectedIndex where not: the prevLogIndex that did not match
     * @param hintIndex where not: first index of the conflicting term, or the one after the follower's last
     * @param hintTerm where not: the conflicting term, or 0 where the follower's log is too short (§5.3, end)
     */
    record AppendEntriesReply(
            long term, boolean success, long matchIndex, long rejectedIndex, long hintIndex, long hintTerm, long sentNs)
            implements RaftMessage {
        static AppendEntriesReply matched(long term, long matchIndex, long sentNs) {
            return new AppendEntriesReply(term, true, matchIndex, 0, 0, 0, sentNs);
        }

        static AppendEntriesReply rejected(long term, long index, long hintIndex, long hintTerm, long sentNs) {
            return new AppendEntriesReply(term, false, 0, index, hintIndex, hintTerm, sentNs);
        }

        @Override
        public String type() {
            return "AppendEntriesReply";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term)
                    .put("success", success)
                    .put("match-index", matchIndex)
                    .put("rejected-index", rejectedIndex)
                    .put("hint-index", hintIndex)
                    .put("hint-term", hintTerm);
        }
    }

    /**
     * Invoked by the leader to send chunks of a snapshot to a follower that is too far behind (Figure 13).
     *
     * @param snapshot the whole; what counts as received are the bytes up to offset + length
     */
    record InstallSnapshot(long term, Snapshot snapshot, int offset, int length, long sentNs) implements RaftMessage {
        @Override
        public String type() {
            return "InstallSnapshot";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + length;
        }

        boolean isLast() {
            return offset + length >= snapshot.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term)
                    .put("last-included-index", snapshot.lastIndex())
                    .put("last-included-term", snapshot.lastTerm())
                    .put("offset", offset)
                    .put("length", length)
                    .put("done", isLast());
        }
    }

    /**
     * @param lastIndex of the snapshot that this is about
     * @param received bytes in order so far; all of them means that it is installed and durable
     */
    record InstallSnapshotReply(long term, long lastIndex, int received, boolean installed, long sentNs)
            implements RaftMessage {
        @Override
        public String type() {
            return "InstallSnapshotReply";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term)
                    .put("last-included-index", lastIndex)
                    .put("received", received)
                    .put("installed", installed);
        }
    }

    /** The leader tells its chosen successor to stand for election at once (dissertation §3.10). */
    record TimeoutNow(long term) implements RaftMessage {
        @Override
        public String type() {
            return "TimeoutNow";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term);
        }
    }

    /**
     * A follower passes a client's request on to the leader, which answers the client itself.
     *
     * @param origin the endpoint that asked
     */
    record Forward(int origin, Request request) implements RaftMessage {
        @Override
        public String type() {
            return "Forward";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + request.sizeBytes();
        }

        /** Else a copy could be refused, and the client told so, while another copy is executed. */
        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("origin", origin);
            request.describe(fields);
        }
    }

    /** A forwarded request was refused: the client waits for the word of the server that it asked. */
    record ForwardRefused(int origin, Reply reply) implements RaftMessage {
        @Override
        public String type() {
            return "ForwardRefused";
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("origin", origin);
            reply.describe(fields);
        }
    }
}
