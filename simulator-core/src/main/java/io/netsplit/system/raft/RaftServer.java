package io.netsplit.system.raft;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Applied;
import io.netsplit.system.DataStore;
import io.netsplit.system.Inspectable;
import io.netsplit.system.Setup;
import io.netsplit.system.raft.RaftMessage.AppendEntries;
import io.netsplit.system.raft.RaftMessage.AppendEntriesReply;
import io.netsplit.system.raft.RaftMessage.Forward;
import io.netsplit.system.raft.RaftMessage.ForwardRefused;
import io.netsplit.system.raft.RaftMessage.InstallSnapshot;
import io.netsplit.system.raft.RaftMessage.InstallSnapshotReply;
import io.netsplit.system.raft.RaftMessage.RequestVote;
import io.netsplit.system.raft.RaftMessage.RequestVoteReply;
import io.netsplit.system.raft.RaftMessage.TimeoutNow;
import io.netsplit.workload.Request;
import java.util.Map;

/**
 * One Raft server: the state of Figure 2 and its "Rules for Servers" that hold for all servers. The rest of the figure
 * stands in the classes that this one hands its messages to:
 *
 * <ul>
 *   <li>{@link Elections}: followers and candidates, RequestVote (§5.2), pre-vote, transfer to this server
 *   <li>{@link Followership}: the receiver of AppendEntries (§5.3) and InstallSnapshot (§7)
 *   <li>{@link Leadership}: the leader's volatile state, replication and commitment (§5.3, §5.4)
 *   <li>{@link Reads}, {@link Clients}, {@link Membership}: what the paper's §6 and §8 add
 * </ul>
 */
final class RaftServer implements Process, Inspectable {
    /** No server: nobody voted for, no leader known. */
    static final int NOBODY = -1;

    private static final String HARD_STATE = "raft-state";
    private static final String SNAPSHOT = "raft-snapshot";

    /** What must survive a crash beside the log (Figure 2, "Persistent state"). */
    private record HardState(long currentTerm, int votedFor) {}

    final RaftOptions options;
    private final Setup setup;
    private final Guest guest;

    // Persistent state on all servers.
    private long currentTerm;
    private int votedFor = NOBODY;
    private long hardStateWrite;
    private RaftLog log;

    // Volatile state on all servers.
    private long commitIndex;
    private long lastApplied;
    private DataStore store;
    private Role role = Role.FOLLOWER;
    private int leader = NOBODY;

    private Context context;
    private StableStorage storage;
    private Elections elections;
    private Followership followership;
    private Leadership leadership;
    private Snapshots snapshots;
    private Clients clients;
    private Membership membership;
    private Role shownRole;
    private long shownTerm;

    RaftServer(Setup setup, RaftOptions options) {
        this(setup, options, Guest.none(setup.initialNodes()));
    }

    RaftServer(Setup setup, RaftOptions options, Guest guest) {
        this.setup = setup;
        this.options = options;
        this.guest = guest;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        storage = new StableStorage(context, options.fsync(), this::moreIsDurable);
        log = new RaftLog(context.disk(), storage, guest.initialConfiguration(context.self()));
        store = new DataStore(setup.dataType(), options.clientSessions());
        elections = new Elections(this);
        followership = new Followership(this);
        leadership = new Leadership(this);
        snapshots = new Snapshots(this);
        clients = new Clients(this);
        membership = new Membership(this);
        recover();
        announce();
        elections.start();
        storage.flush();
    }

    private void recover() {
        Snapshot snapshot = (Snapshot) context.disk().read(SNAPSHOT);
        log.recover(snapshot);
        if (snapshot != null) {
            store.restore(snapshot.image());
            commitIndex = snapshot.lastIndex();
            lastApplied = snapshot.lastIndex();
            snapshots.recovered(snapshot);
        }
        HardState kept = (HardState) context.disk().read(HARD_STATE);
        currentTerm = Math.max(kept == null ? 0 : kept.currentTerm, log.lastTerm());
        votedFor = kept == null || kept.currentTerm < currentTerm ? NOBODY : kept.votedFor;
        context.emit(new RaftEvent.LogRecovered(log.lastIndex(), log.lastTerm()));
    }

    @Override
    public void receive(int from, Message message) {
        if (message instanceof AppendEntries append) {
            followership.appendEntries(from, append);
        } else if (message instanceof AppendEntriesReply reply) {
            leadership.appendEntriesReply(from, reply);
        } else if (message instanceof Request request) {
            clients.request(from, request);
        } else if (message instanceof Forward forward) {
            clients.forwarded(from, forward);
        } else if (message instanceof ForwardRefused refused) {
            clients.forwardRefused(refused);
        } else if (message instanceof RequestVote vote) {
            elections.requestVote(from, vote);
        } else if (message instanceof RequestVoteReply reply) {
            elections.requestVoteReply(from, reply);
        } else if (message instanceof InstallSnapshot install) {
            followership.installSnapshot(from, install);
        } else if (message instanceof InstallSnapshotReply reply) {
            leadership.installSnapshotReply(from, reply);
        } else if (message instanceof TimeoutNow now) {
            elections.timeoutNow(now);
        } else if (message instanceof AdminRequest request) {
            membership.request(from, request);
        }
        storage.flush();
    }

    private void moreIsDurable() {
        if (isLeader()) {
            leadership.ownLogIsDurable();
        }
    }

    // Rules for all servers (Figure 2).

    /** If a message has a term greater than currentTerm: set currentTerm, convert to follower (§5.1). */
    void observeTerm(long term) {
        if (term > currentTerm) {
            convertToFollower(term, NOBODY);
        }
    }

    /** Converts to follower of {@code newLeader}, or of nobody yet, in {@code term}. */
    void convertToFollower(long term, int newLeader) {
        if (term > currentTerm) {
            setHardState(term, NOBODY);
        }
        boolean ledBefore = isLeader();
        role = Role.FOLLOWER;
        leader = newLeader;
        if (ledBefore) {
            leadership.end();
            guest.leadershipChanged(false);
            clients.leadershipEnded();
            membership.leadershipEnded();
            elections.resetTimer();
        }
        elections.endCandidacy();
        announce();
    }

    /** Stands for election in the next term, voting for itself (§5.2). */
    void convertToCandidate() {
        setHardState(currentTerm + 1, context.self());
        role = Role.CANDIDATE;
        leader = NOBODY;
        announce();
    }

    void convertToLeader() {
        role = Role.LEADER;
        leader = context.self();
        announce();
        leadership.begin();
        guest.leadershipChanged(true);
    }

    void vote(int candidate) {
        setHardState(currentTerm, candidate);
        context.emit(new RaftEvent.VoteGranted(currentTerm, candidate));
    }

    private void setHardState(long term, int vote) {
        currentTerm = term;
        votedFor = vote;
        int keptVote = options.persistVote() ? vote : NOBODY;
        context.disk().write(HARD_STATE, new HardState(term, keptVote), 16);
        hardStateWrite = storage.wrote();
    }

    /** If commitIndex &gt; lastApplied: apply log[lastApplied] to the state machine (§5.3). */
    void commit(long index) {
        if (index <= commitIndex) {
            return;
        }
        commitIndex = index;
        context.emit(new RaftEvent.Committed(index, currentTerm));
        while (lastApplied < commitIndex) {
            apply(log.get(lastApplied + 1));
        }
        context.emit(new Applied(lastApplied, store.digest() ^ guest.digest()));
        snapshots.takeWhereDue();
    }

    private void apply(Entry entry) {
        lastApplied = entry.index();
        context.emit(new RaftEvent.EntryApplied(entry));
        if (entry.command() instanceof Command.Operate operate) {
            clients.applied(entry.term(), operate, store.apply(operate.request()));
        } else if (entry.command() instanceof Command.Reconfigure change) {
            membership.committed(entry.index(), change.configuration());
        } else if (entry.command() instanceof Command.Foreign foreign) {
            guest.apply(entry, foreign, isLeader() && entry.term() == currentTerm);
        }
    }

    /** Appends an entry that is not yet durable. */
    void append(Entry entry) {
        log.append(entry);
        context.emit(new RaftEvent.EntryAppended(entry));
        if (entry.command() instanceof Command.Reconfigure) {
            configurationChanged();
        }
    }

    /** Deletes an entry that conflicts with the leader's, and all that follow it (§5.3). */
    void truncate(long fromIndex) {
        long before = log.configurationIndex();
        log.truncate(fromIndex);
        context.emit(new RaftEvent.LogTruncated(fromIndex));
        if (log.configurationIndex() != before) {
            configurationChanged();
        }
    }

    void configurationChanged() {
        context.emit(new RaftEvent.ConfigurationChanged(log.configurationIndex(), log.configuration()));
        announce();
        if (isLeader()) {
            leadership.configurationChanged();
        }
    }

    /** For {@link Snapshots}: replaces the snapshot on the disk; {@code then} runs when it is durable. */
    void writeSnapshot(Snapshot snapshot, Runnable then) {
        context.disk().write(SNAPSHOT, snapshot, snapshot.sizeBytes());
        storage.wrote();
        storage.whenDurable(then);
    }

    /** The leader's snapshot is durable here: it replaces the state machine and what it covers of the log (§7). */
    void adopt(Snapshot snapshot) {
        if (snapshot.lastIndex() <= commitIndex) {
            return;
        }
        if (log.termAt(snapshot.lastIndex()) == snapshot.lastTerm()) {
            log.compact(snapshot.lastIndex());
        } else {
            log.reset(snapshot);
        }
        store.restore(snapshot.image());
        commitIndex = snapshot.lastIndex();
        lastApplied = snapshot.lastIndex();
        snapshots.recovered(snapshot);
        context.emit(new RaftEvent.SnapshotInstalled(snapshot.lastIndex(), snapshot.lastTerm()));
        context.emit(new Applied(lastApplied, store.digest()));
        configurationChanged();
    }

    /** Shows role and term where they are not what was shown last. */
    private void announce() {
        Role now = role == Role.FOLLOWER ? followerRole() : role;
        if (now != shownRole || currentTerm != shownTerm) {
            shownRole = now;
            shownTerm = currentTerm;
            context.emit(new RoleChanged(now, currentTerm));
        }
    }

    /** What a server that follows is called: without a vote it is a learner, or one that was removed. */
    private Role followerRole() {
        Configuration configuration = log.configuration();
        if (configuration.isVoter(self())) {
            return Role.FOLLOWER;
        }
        boolean learns = configuration.isLearner(self()) || configuration.voterCount() == 0;
        return learns ? Role.LEARNER : Role.REMOVED;
    }

    int self() {
        return context.self();
    }

    Context context() {
        return context;
    }

    /** This server's monotonic clock, the only one that it uses. */
    long nowNs() {
        return context.clock().monotonicNs();
    }

    StableStorage storage() {
        return storage;
    }

    RaftLog log() {
        return log;
    }

    DataStore store() {
        return store;
    }

    @Override
    public Map<Object, Object> contents() {
        return store.contents();
    }

    long currentTerm() {
        return currentTerm;
    }

    int votedFor() {
        return votedFor;
    }

    /** The disk write that stored currentTerm and votedFor. */
    long hardStateWrite() {
        return hardStateWrite;
    }

    long commitIndex() {
        return commitIndex;
    }

    long lastApplied() {
        return lastApplied;
    }

    boolean isLeader() {
        return role == Role.LEADER;
    }

    boolean isCandidate() {
        return role == Role.CANDIDATE;
    }

    /** The leader of this term as far as this server knows, or {@link #NOBODY}. */
    int leader() {
        return leader;
    }

    Elections elections() {
        return elections;
    }

    Leadership leadership() {
        return leadership;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Clients clients() {
        return clients;
    }

    Membership membership() {
        return membership;
    }

    /** How many voters decide. */
    int quorum() {
        return options.fixedQuorum() > 0
                ? options.fixedQuorum()
                : log.configuration().majority();
    }
}
