package io.netsplit.system.raft;

import io.netsplit.system.raft.RaftOptions.Reads;
import java.util.ArrayDeque;

/**
 * Reads that do not go through the log (dissertation §6.4). ReadIndex: the leader, once it has committed an entry of its
 * own term, notes the time, asks a majority whether it still leads, and then answers from its state. Lease: it answers at
 * once while no other server can have been elected, because a majority promised to ignore candidates for the shortest
 * election timeout after they heard from it. ReadIndex once, which is wrong: it asks nobody where its commit index has not grown
 * since a majority confirmed it, as if nobody else could have committed anything meanwhile.
 */
final class LinearizableReads {
    /** Reads that wait for a majority's word; further ones are refused. */
    private static final int MAX_WAITING = 100_000;

    private record Waiting(Clients.Asked asked, long arrivedNs, long readIndex) {}

    private final RaftServer server;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long roundNs = Long.MIN_VALUE;
    /** The largest read index that a majority has confirmed in this term. */
    private long confirmedIndex = -1;

    LinearizableReads(RaftServer server) {
        this.server = server;
    }

    /** Only for a leader. */
    void read(Clients.Asked asked) {
        boolean shortcut = server.options.reads() == Reads.READ_INDEX_ONCE && server.commitIndex() <= confirmedIndex;
        if (shortcut || (server.options.reads() == Reads.LEASE && hasLease())) {
            server.clients().answerRead(asked);
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            server.clients().refuse(asked);
            return;
        }
        waiting.add(new Waiting(asked, server.nowNs(), server.commitIndex()));
        confirm();
    }

    /**
     * The lease begins when the messages were sent, not when they were answered: the followers' promise may be as old as
     * that. It ends for good when the leader asks another server to take over.
     */
    private boolean hasLease() {
        return server.leadership().hasCommittedInTerm()
                && !server.membership().mayBeSucceeded()
                && server.nowNs() < server.leadership().quorumAckedNs() + server.options.leaseNs();
    }

    /**
     * Answers what a majority has confirmed since it arrived, and starts a round for what arrived since the last one
     * started: one round serves many reads.
     */
    void confirm() {
        if (waiting.isEmpty() || !server.leadership().hasCommittedInTerm()) {
            return;
        }
        long ackedNs = server.leadership().quorumAckedNs();
        while (!waiting.isEmpty() && waiting.peek().arrivedNs <= ackedNs) {
            Waiting confirmed = waiting.remove();
            confirmedIndex = Math.max(confirmedIndex, confirmed.readIndex);
            server.clients().answerRead(confirmed.asked);
        }
        if (!waiting.isEmpty() && roundNs <= ackedNs) {
            roundNs = server.nowNs();
            server.leadership().startRound();
        }
    }

    /** A read that was not answered has had no effect, so that it can be refused. */
    void leadershipEnded() {
        roundNs = Long.MIN_VALUE;
        confirmedIndex = -1;
        while (!waiting.isEmpty()) {
            server.clients().refuse(waiting.remove().asked);
        }
    }
}
