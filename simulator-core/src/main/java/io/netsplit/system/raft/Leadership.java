package io.netsplit.system.raft;

import io.netsplit.kernel.Timer;
import io.netsplit.system.raft.RaftMessage.AppendEntries;
import io.netsplit.system.raft.RaftMessage.AppendEntriesReply;
import io.netsplit.system.raft.RaftMessage.InstallSnapshot;
import io.netsplit.system.raft.RaftMessage.InstallSnapshotReply;
import io.netsplit.system.raft.RaftMessage.TimeoutNow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a leader does (Figure 2, "Leaders"): it replicates its log in batches and without waiting for each answer
 * (dissertation §10.2.2), decides what is committed (§5.3, §5.4.2), and knows when it last had a majority behind it.
 */
final class Leadership {
    private static final Entry[] NO_ENTRIES = {};

    private final RaftServer server;
    private final Timer heartbeat;
    private final List<Peer> peers = new ArrayList<>();
    private final ToLongFunction<Peer> matchIndexOf = peer -> peer.matchIndex;
    private final ToLongFunction<Peer> ackedNsOf = peer -> peer.ackedNs;
    private long[] scratch = new long[8];
    private boolean votes;
    private long beganNs;
    private long noOpIndex;

    Leadership(RaftServer server) {
        this.server = server;
        this.heartbeat = server.context().timer("heartbeat", this::tick);
    }

    /** Upon election: append an entry of the new term, and send it to each server at once. */
    void begin() {
        beganNs = server.nowNs();
        peers.clear();
        configurationChanged();
        noOpIndex = server.log().lastIndex() + 1;
        heartbeat.set(server.options.heartbeatIntervalNs());
        propose(Command.NO_OP);
        advanceCommit();
    }

    void end() {
        heartbeat.cancel();
        peers.clear();
    }

    /** Appends to the own log and starts to replicate; answers the entry's index. */
    long propose(Command command) {
        long index = server.log().lastIndex() + 1;
        server.append(new Entry(index, server.currentTerm(), command));
        for (int i = 0; i < peers.size(); i++) {
            replicate(peers.get(i));
        }
        return index;
    }

    /** If last log index ≥ nextIndex for a follower: send AppendEntries with log entries starting at nextIndex. */
    private boolean replicate(Peer peer) {
        boolean sent = false;
        while (mayBeSentMore(peer)) {
            long previous = peer.nextIndex - 1;
            long term = server.log().termAt(previous);
            if (term == RaftLog.UNKNOWN) {
                return beginSnapshot(peer);
            }
            Entry[] entries = server.log().slice(peer.nextIndex, server.options.maxBatch());
            peer.probedIndex = previous;
            peer.nextIndex += entries.length;
            peer.inFlight++;
            peer.sentNs = server.nowNs();
            send(peer, previous, term, entries);
            sent = true;
        }
        return sent;
    }

    private boolean mayBeSentMore(Peer peer) {
        int limit = switch (peer.mode) {
            case PROBE -> 1;
            case PIPELINE -> server.options.pipeline();
            case SNAPSHOT -> 0;
        };
        return peer.inFlight < limit && peer.nextIndex <= server.log().lastIndex();
    }

    /** A heartbeat claims only what is known to match, so that it never overtakes entries and is refused for it. */
    private void sendHeartbeat(Peer peer) {
        long term = server.log().termAt(peer.matchIndex);
        if (term == RaftLog.UNKNOWN) {
            send(peer, 0, 0, NO_ENTRIES);
        } else {
            send(peer, peer.matchIndex, term, NO_ENTRIES);
        }
    }

    private void send(Peer peer, long previous, long previousTerm, Entry[] entries) {
        AppendEntries append = new AppendEntries(
                server.currentTerm(), previous, previousTerm, entries, server.commitIndex(), server.nowNs());
        server.context().send(peer.node, append);
    }

    /** Asks every voter whether this server still leads; the answers move {@link #quorumAckedNs}. */
    void startRound() {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).voter) {
                sendHeartbeat(peers.get(i));
            }
        }
    }

    /** Once every heartbeat interval. */
    private void tick() {
        if (!server.isLeader()) {
            return;
        }
        long silenceNs = server.nowNs() - quorumContactNs();
        if (server.options.checkQuorum()
                && silenceNs > server.options.electionTimeout().minNs()) {
            server.convertToFollower(server.currentTerm(), RaftServer.NOBODY);
        } else {
            for (int i = 0; i < peers.size(); i++) {
                tick(peers.get(i));
            }
            server.membership().tick();
            heartbeat.set(server.options.heartbeatIntervalNs());
        }
        server.storage().flush();
    }

    private void tick(Peer peer) {
        if (peer.isStalled()) {
            if (peer.mode == Peer.Mode.SNAPSHOT) {
                sendChunk(peer);
            } else {
                peer.probeFrom(peer.matchIndex + 1);
            }
        }
        if (!replicate(peer)) {
            sendHeartbeat(peer);
        }
    }

    void appendEntriesReply(int from, AppendEntriesReply reply) {
        Peer peer = answered(from, reply.term(), reply.sentNs());
        if (peer == null) {
            return;
        }
        if (!reply.success()) {
            backtrack(peer, reply);
        } else if (reply.matchIndex() > peer.matchIndex) {
            matched(peer, reply.matchIndex());
        }
        server.clients().reads().confirm();
    }

    /** The peer that answered in this term, or null where the answer means nothing any more. */
    private @Nullable Peer answered(int from, long term, long sentNs) {
        server.observeTerm(term);
        if (!server.isLeader() || term != server.currentTerm()) {
            return null;
        }
        Peer peer = peer(from);
        if (peer != null) {
            peer.ackedNs = Math.max(peer.ackedNs, sentNs);
        }
        return peer;
    }

    /** If successful: update nextIndex and matchIndex for the follower. */
    private void matched(Peer peer, long index) {
        peer.matched(index);
        advanceCommit();
        if (server.isLeader()) {
            replicate(peer);
            server.membership().replicated(peer);
        }
    }

    /** If AppendEntries fails because of log inconsistency: decrement nextIndex and retry, a term at a time. */
    private void backtrack(Peer peer, AppendEntriesReply reply) {
        long rejected = reply.rejectedIndex();
        boolean current = peer.mode == Peer.Mode.PROBE
                ? rejected == peer.probedIndex
                : peer.mode == Peer.Mode.PIPELINE && rejected > peer.matchIndex && rejected < peer.nextIndex;
        if (!current) {
            return;
        }
        long next = reply.hintIndex();
        if (reply.hintTerm() > 0) {
            long last = server.log().lastIndexOfTermUpTo(reply.hintTerm(), rejected);
            boolean shared = server.log().termAt(last) == reply.hintTerm();
            next = shared ? last + 1 : Math.min(next, last + 1);
        }
        peer.probeFrom(Math.max(peer.matchIndex + 1, Math.min(next, rejected)));
        // A server that refuses again what it must have can only be met where a safeguard is off. Heartbeats keep
        // asking.
        if (peer.nextIndex <= rejected) {
            replicate(peer);
        }
    }

    void ownLogIsDurable() {
        advanceCommit();
    }

    /**
     * If there exists an N such that N &gt; commitIndex, a majority of matchIndex[i] ≥ N, and log[N].term == currentTerm: set
     * commitIndex = N (§5.3, §5.4). The own log counts as far as it is durable.
     */
    private void advanceCommit() {
        long index = quorumth(matchIndexOf, server.log().durableIndex());
        boolean countable = !server.options.commitOwnTermOnly() || server.log().termAt(index) == server.currentTerm();
        if (index > server.commitIndex() && countable) {
            server.commit(index);
            server.clients().reads().confirm();
        }
    }

    /** True once an entry of this term is committed: only then is commitIndex known to cover all earlier terms. */
    boolean hasCommittedInTerm() {
        return server.commitIndex() >= noOpIndex;
    }

    /** The sending time, on the own clock, of the latest messages that a majority has answered. */
    long quorumAckedNs() {
        return quorumth(ackedNsOf, server.nowNs());
    }

    /** As above, but an election counts as contact with those who voted. */
    long quorumContactNs() {
        return Math.max(beganNs, quorumAckedNs());
    }

    /** The greatest value that a quorum of the voters has reached; {@code own} is this server's. */
    private long quorumth(ToLongFunction<Peer> value, long own) {
        if (scratch.length <= peers.size()) {
            scratch = new long[2 * peers.size()];
        }
        int count = 0;
        if (votes) {
            scratch[count++] = own;
        }
        for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get(i);
            if (peer.voter) {
                insert(count++, value.applyAsLong(peer));
            }
        }
        int quorum = server.quorum();
        return quorum > count ? Long.MIN_VALUE : scratch[quorum - 1];
    }

    /** Keeps the first {@code count} values in descending order. */
    private void insert(int count, long value) {
        int position = count;
        while (position > 0 && scratch[position - 1] < value) {
            scratch[position] = scratch[position - 1];
            position--;
        }
        scratch[position] = value;
    }

    // Snapshots (§7).

    private boolean beginSnapshot(Peer peer) {
        Snapshot latest = server.snapshots().latest();
        if (latest == null) {
            throw new IllegalStateException("the log begins at " + server.log().firstIndex() + " without a snapshot");
        }
        peer.mode = Peer.Mode.SNAPSHOT;
        peer.snapshot = latest;
        peer.offset = 0;
        sendChunk(peer);
        return true;
    }

    private void sendChunk(Peer peer) {
        Snapshot snapshot = peer.snapshot;
        if (snapshot == null) {
            return;
        }
        int length = Math.min(server.options.snapshotChunkBytes(), snapshot.sizeBytes() - peer.offset);
        peer.sentNs = server.nowNs();
        server.context()
                .send(peer.node, new InstallSnapshot(server.currentTerm(), snapshot, peer.offset, length, peer.sentNs));
    }

    void installSnapshotReply(int from, InstallSnapshotReply reply) {
        Peer peer = answered(from, reply.term(), reply.sentNs());
        if (peer == null || peer.snapshot == null || reply.lastIndex() != peer.snapshot.lastIndex()) {
            return;
        }
        if (reply.installed()) {
            matched(peer, Math.max(peer.matchIndex, reply.lastIndex()));
        } else if (reply.received() != peer.offset && reply.received() < peer.snapshot.sizeBytes()) {
            peer.offset = reply.received();
            sendChunk(peer);
        }
    }

    // Membership (dissertation §4).

    /** The configuration is new: servers that are in it are sent to; those that left, until that is committed. */
    void configurationChanged() {
        addMissingPeers();
        Configuration configuration = server.log().configuration();
        votes = configuration.isVoter(server.self());
        for (Peer peer : peers) {
            peer.member = configuration.isMember(peer.node);
            peer.voter = configuration.isVoter(peer.node);
        }
    }

    /** The configuration is committed: those who left are told so, once, and forgotten. */
    void forgetThoseWhoLeft() {
        for (Peer peer : peers) {
            if (!peer.member) {
                sendHeartbeat(peer);
            }
        }
        peers.removeIf(peer -> !peer.member);
    }

    private void addMissingPeers() {
        Configuration configuration = server.log().configuration();
        for (int i = 0; i < configuration.voterCount(); i++) {
            addMissing(configuration.voter(i));
        }
        for (int i = 0; i < configuration.learnerCount(); i++) {
            addMissing(configuration.learner(i));
        }
    }

    private void addMissing(int node) {
        if (node != server.self() && peer(node) == null) {
            peers.add(new Peer(node, server.log().lastIndex() + 1));
        }
    }

    void sendTimeoutNow(Peer peer) {
        server.context().send(peer.node, new TimeoutNow(server.currentTerm()));
    }

    @Nullable
    Peer peer(int node) {
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).node == node) {
                return peers.get(i);
            }
        }
        return null;
    }
}
