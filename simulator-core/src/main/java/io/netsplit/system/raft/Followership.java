package io.netsplit.system.raft;

import io.netsplit.system.raft.RaftMessage.AppendEntries;
import io.netsplit.system.raft.RaftMessage.AppendEntriesReply;
import io.netsplit.system.raft.RaftMessage.InstallSnapshot;
import io.netsplit.system.raft.RaftMessage.InstallSnapshotReply;

/** What a follower does with what its leader sends: the receivers of AppendEntries (§5.3) and InstallSnapshot (§7). */
final class Followership {
    private final RaftServer server;
    private long incomingIndex;
    private long incomingTerm;
    private int received;

    Followership(RaftServer server) {
        this.server = server;
    }

    /** Receiver of AppendEntries. The numbers are those of Figure 2. */
    void appendEntries(int leader, AppendEntries append) {
        RaftLog log = server.log();
        // 1. Reply false if term < currentTerm.
        if (append.term() < server.currentTerm()) {
            reject(leader, append, 0, 0);
            return;
        }
        server.convertToFollower(append.term(), leader);
        server.elections().heardFromLeader();
        // 2. Reply false if log does not contain an entry at prevLogIndex whose term matches prevLogTerm. What is
        // compacted was committed, and so is the leader's too.
        long previous = append.prevLogIndex();
        long term = log.termAt(previous);
        if (previous > log.lastIndex() || (term != RaftLog.UNKNOWN && term != append.prevLogTerm())) {
            rejectMismatch(leader, append);
            return;
        }
        // 3. If an existing entry conflicts with a new one, delete it and all that follow it.
        // 4. Append any new entries not already in the log.
        for (Entry entry : append.entries()) {
            store(entry);
        }
        // 5. If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry).
        long lastNew = previous + append.entries().length;
        server.commit(Math.min(append.leaderCommit(), lastNew));
        acknowledge(leader, Math.max(lastNew, Math.min(server.commitIndex(), log.lastIndex())), append.sentNs());
    }

    private void store(Entry entry) {
        RaftLog log = server.log();
        if (entry.index() < log.firstIndex()) {
            return;
        }
        if (entry.index() <= log.lastIndex()) {
            if (log.termAt(entry.index()) == entry.term()) {
                return;
            }
            server.truncate(entry.index());
        }
        server.append(entry);
    }

    /** Answers once term and entries are durable. */
    private void acknowledge(int leader, long matchIndex, long sentNs) {
        long write = Math.max(server.hardStateWrite(), server.log().writeOf(matchIndex));
        AppendEntriesReply reply = AppendEntriesReply.matched(server.currentTerm(), matchIndex, sentNs);
        server.storage().send(write, leader, reply);
    }

    /** Says where to go on, so that the leader skips a whole conflicting term at once (§5.3, end). */
    private void rejectMismatch(int leader, AppendEntries append) {
        RaftLog log = server.log();
        if (append.prevLogIndex() > log.lastIndex()) {
            reject(leader, append, log.lastIndex() + 1, 0);
        } else {
            long index = append.prevLogIndex();
            reject(leader, append, log.firstIndexOfTermAt(index), log.termAt(index));
        }
    }

    private void reject(int leader, AppendEntries append, long hintIndex, long hintTerm) {
        AppendEntriesReply reply = AppendEntriesReply.rejected(
                server.currentTerm(), append.prevLogIndex(), hintIndex, hintTerm, append.sentNs());
        server.storage().send(server.hardStateWrite(), leader, reply);
    }

    /** Receiver of InstallSnapshot (Figure 13): collects chunks in order; the last one makes it take effect. */
    void installSnapshot(int leader, InstallSnapshot install) {
        if (install.term() < server.currentTerm()) {
            reply(leader, install, false);
            return;
        }
        server.convertToFollower(install.term(), leader);
        server.elections().heardFromLeader();
        Snapshot snapshot = install.snapshot();
        if (snapshot.lastIndex() <= server.commitIndex()) {
            received = snapshot.sizeBytes();
            reply(leader, install, true);
            return;
        }
        if (snapshot.lastIndex() != incomingIndex || snapshot.lastTerm() != incomingTerm) {
            incomingIndex = snapshot.lastIndex();
            incomingTerm = snapshot.lastTerm();
            received = 0;
        }
        if (install.offset() == received) {
            received += install.length();
            if (received >= snapshot.sizeBytes()) {
                install(leader, install);
                return;
            }
        }
        reply(leader, install, false);
    }

    private void install(int leader, InstallSnapshot install) {
        server.snapshots().store(install.snapshot(), () -> {
            server.adopt(install.snapshot());
            incomingIndex = 0;
            if (server.currentTerm() == install.term()) {
                reply(leader, install, true);
            }
        });
    }

    private void reply(int leader, InstallSnapshot install, boolean installed) {
        InstallSnapshotReply reply = new InstallSnapshotReply(
                server.currentTerm(), install.snapshot().lastIndex(), received, installed, install.sentNs());
        server.storage().send(server.hardStateWrite(), leader, reply);
    }
}
