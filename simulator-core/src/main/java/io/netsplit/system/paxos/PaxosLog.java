package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.OptionValues;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.paxos.PaxosMessage.Accept;
import io.netsplit.system.paxos.PaxosMessage.Accepted;
import io.netsplit.system.paxos.PaxosMessage.CatchUp;
import io.netsplit.system.paxos.PaxosMessage.Chosen;
import io.netsplit.system.paxos.PaxosMessage.Heartbeat;
import io.netsplit.system.paxos.PaxosMessage.HeartbeatReply;
import io.netsplit.system.paxos.PaxosMessage.Preempted;
import io.netsplit.system.paxos.PaxosMessage.Prepare;
import io.netsplit.system.paxos.PaxosMessage.Promise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node's acceptor, proposer and learner. Every node is all three; one of them, as a rule, is the distinguished proposer,
 * the leader (Paxos Made Simple, section 3).
 */
public final class PaxosLog implements ReplicatedLog {
    static final int NOBODY = -1;

    /** What a number of an election is called. */
    static final String BALLOT = "ballot";

    private final PaxosOptions options;
    private final Context context;
    private final ReplicatedStateMachine machine;
    private final Runnable onContact;
    private final Group group;
    private final StableStorage storage;
    private final Acceptor acceptor;
    private final Learner learner;
    private final Candidacy candidacy;
    private final Leadership leadership;
    private Role role = Role.FOLLOWER;
    private int leader = NOBODY;
    private long followedBallot;
    private long heardFromLeaderNs;

    /**
     * @param members addresses of all nodes of the group
     * @param onContact called while this node leads, whenever more is chosen or answered
     */
    PaxosLog(
            Context context,
            PaxosOptions options,
            List<Integer> members,
            ReplicatedStateMachine machine,
            Runnable onContact) {
        this.options = options;
        this.context = context;
        this.machine = machine;
        this.onContact = onContact;
        this.group = new Group(members, context.self());
        this.storage = new StableStorage(context, options.fsync());
        this.acceptor = new Acceptor(this, context);
        this.learner = new Learner(this, context, machine);
        this.candidacy = new Candidacy(this, context);
        this.leadership = new Leadership(this, context);
    }

    /**
     * One node's end of a log for a state machine of somebody else's.
     *
     * @param members addresses of all nodes of the group
     * @param electionTimeout see {@link MultiPaxos#options}
     */
    public static PaxosLog of(
            Context context,
            List<Integer> members,
            OptionValues.Range electionTimeout,
            long heartbeatNs,
            ReplicatedStateMachine machine) {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("election-timeout", electionTimeout);
        given.put("heartbeat-interval", heartbeatNs);
        OptionValues values = OptionValues.of(PaxosOptions.ALL, given);
        return new PaxosLog(context, PaxosOptions.of(values, members.size()), members, machine, () -> {});
    }

    /** One who restarts may have let a leader rely on it, so it counts as having just heard from one. */
    @Override
    public void start() {
        learner.recover();
        heardFromLeaderNs = context.clock().monotonicNs();
        context.emit(new RoleChanged(Role.FOLLOWER, acceptor.promised(), BALLOT));
        candidacy.resetTimer();
        storage.flush();
    }

    @Override
    public boolean receive(int from, Message message) {
        if (!(message instanceof PaxosMessage)) {
            return false;
        }
        int member = group.index(from);
        if (member >= 0) {
            dispatch(from, member, message);
            storage.flush();
        }
        return true;
    }

    private void dispatch(int from, int member, Message message) {
        if (message instanceof Accept accept) {
            accept(from, accept);
        } else if (message instanceof Accepted accepted) {
            if (leads()) {
                leadership.accepted(member, accepted);
            }
        } else if (message instanceof Heartbeat heartbeat) {
            heartbeat(from, heartbeat);
        } else if (message instanceof HeartbeatReply reply) {
            if (leads()) {
                leadership.heartbeatReply(member, reply);
            }
        } else if (message instanceof Prepare prepare) {
            prepare(from, prepare);
        } else if (message instanceof Promise promise) {
            candidacy.promise(member, promise);
        } else if (message instanceof Preempted preempted) {
            preempted(preempted.promised());
        } else if (message instanceof CatchUp catchUp) {
            learner.catchUp(from, catchUp);
        } else if (message instanceof Chosen chosen) {
            learner.chosen(from, chosen);
        }
    }

    private void prepare(int from, Prepare message) {
        candidacy.saw(message.ballot());
        if (isHeldByLease(message)) {
            return;
        }
        if (message.ballot() >= acceptor.promised()) {
            preempted(message.ballot());
            candidacy.resetTimer();
        }
        acceptor.prepare(from, message);
    }

    /** While a leader may answer reads by its lease, nobody helps another to lead; it may itself begin a new ballot. */
    private boolean isHeldByLease(Prepare message) {
        if (options.reads() != PaxosOptions.Reads.LEASE) {
            return false;
        }
        long sinceNs = leads() ? leadership.quorumContactNs() : heardFromLeaderNs;
        boolean sameOwner = followedBallot > 0 && group.owner(followedBallot) == group.owner(message.ballot());
        return !(sameOwner && !leads())
                && context.clock().monotonicNs() - sinceNs
                        < options.electionTimeout().minNs();
    }

    private void accept(int from, Accept message) {
        if (acceptor.accept(from, message)) {
            heard(from, message.ballot());
            learner.chosenAtLeader(from, message.ballot(), message.chosenUpTo());
        }
    }

    private void heartbeat(int from, Heartbeat message) {
        if (message.ballot() < acceptor.promised()) {
            context.send(from, new Preempted(acceptor.promised()));
            return;
        }
        heard(from, message.ballot());
        context.send(from, new HeartbeatReply(message.ballot(), message.sentNs()));
        learner.chosenAtLeader(from, message.ballot(), message.chosenUpTo());
    }

    /** From a leader whose ballot this acceptor has promised nothing above. */
    private void heard(int from, long ballot) {
        candidacy.saw(ballot);
        heardFromLeaderNs = context.clock().monotonicNs();
        if (role != Role.FOLLOWER || leader != from || followedBallot != ballot) {
            followedBallot = ballot;
            follow(from);
        }
        candidacy.resetTimer();
    }

    /** An acceptor has promised itself, or is about to, to somebody with a higher ballot: this one is over. */
    private void preempted(long by) {
        candidacy.saw(by);
        if (role != Role.FOLLOWER && by > currentBallot()) {
            context.emit(new PaxosEvent.WasPreempted(currentBallot(), by));
            follow(NOBODY);
        }
    }

    private long currentBallot() {
        return leads() ? leadership.ballot() : followedBallot;
    }

    // What the pieces tell each other

    /** A candidate begins {@code ballot}. */
    void stands(long ballot) {
        followedBallot = ballot;
        leader = NOBODY;
        show(Role.CANDIDATE, ballot);
    }

    void won(long ballot, long firstSlot, LogCommand[] adopted) {
        leader = context.self();
        show(Role.LEADER, ballot);
        leadership.begin(ballot, firstSlot, adopted);
        machine.leadershipChanged(true);
    }

    /** Leads no more, stands no more: follows {@code newLeader}, or nobody yet. */
    void follow(int newLeader) {
        boolean led = leads();
        leader = newLeader;
        if (role != Role.FOLLOWER || newLeader != NOBODY) {
            show(Role.FOLLOWER, Math.max(followedBallot, acceptor.promised()));
        }
        if (led) {
            leadership.end();
            machine.leadershipChanged(false);
            candidacy.resetTimer();
        }
    }

    private void show(Role next, long ballot) {
        role = next;
        context.emit(new RoleChanged(next, ballot, BALLOT));
    }

    void toOthers(Message message) {
        for (int member = 0; member < group.size(); member++) {
            if (member != group.self()) {
                context.send(group.address(member), message);
            }
        }
    }

    /** More is chosen, or more acceptors have confirmed this leader. */
    void contact() {
        onContact.run();
    }

    boolean proposedHere(long slot) {
        return leads() && leadership.isOwn(slot);
    }

    // What is built on the log sees

    @Override
    public boolean propose(LogCommand command) {
        boolean taken = leads() && leadership.propose(command);
        storage.flush();
        return taken;
    }

    @Override
    public boolean leads() {
        return role == Role.LEADER;
    }

    @Override
    public int leader() {
        return leader;
    }

    @Override
    public long applied() {
        return learner.applied();
    }

    PaxosOptions options() {
        return options;
    }

    Group group() {
        return group;
    }

    StableStorage storage() {
        return storage;
    }

    Acceptor acceptor() {
        return acceptor;
    }

    Learner learner() {
        return learner;
    }

    Leadership leadership() {
        return leadership;
    }
}
