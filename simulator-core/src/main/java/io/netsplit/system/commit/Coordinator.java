package io.netsplit.system.commit;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.commit.CommitMessage.Decision;
import io.netsplit.system.commit.CommitMessage.Inquiry;
import io.netsplit.system.commit.CommitMessage.Prepare;
import io.netsplit.system.commit.CommitMessage.Vote;
import io.netsplit.system.log.LocalLog;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.log.StateImage;
import io.netsplit.system.paxos.PaxosLog;
import io.netsplit.system.raft.RaftReplicatedLog;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The coordinator: it asks the participants to prepare, and with a yes of all of them decides to commit. A decision is one
 * command in a log; on one node's disk, or in one that several nodes replicate, it is the same code. Only commits are
 * written without being asked for: of what is not in the log and not under way it is presumed that it aborted (Mohan,
 * Lindsay and Obermarck, TODS 1986).
 */
final class Coordinator implements Process, ReplicatedStateMachine {
    /** Transactions under way at a time; further ones are refused. */
    private static final int MOST_ACTIVE = 10_000;

    private static final int NOBODY = -1;
    private static final String EPOCH = "epoch";

    private final CommitOptions options;
    private final Ledger ledger = new Ledger();
    private final Map<Long, Attempt> active = new LinkedHashMap<>();
    private @Nullable Context context;
    private @Nullable ReplicatedLog log;
    private @Nullable Timer sweep;
    private long epoch = NOBODY;
    private long begun;

    Coordinator(CommitOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        sweep = newContext.timer("votes", this::abortOverdue);
        ReplicatedLog started = log(newContext);
        log = started;
        started.start();
        sweep.set(options.voteTimeoutNs() / 4 + 1);
    }

    private ReplicatedLog log(Context here) {
        return switch (options.decisions()) {
            case SINGLE -> new LocalLog(here, this, options.forceDecision());
            case RAFT ->
                RaftReplicatedLog.of(
                        here, options.coordinators(), options.electionTimeout(), options.heartbeatNs(), this);
            case MULTI_PAXOS ->
                PaxosLog.of(here, options.coordinators(), options.electionTimeout(), options.heartbeatNs(), this);
        };
    }

    private Context context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    private ReplicatedLog log() {
        if (log == null) {
            throw new IllegalStateException("not started");
        }
        return log;
    }

    @Override
    public void receive(int from, Message message) {
        if (log().receive(from, message)) {
            return;
        }
        if (message instanceof Request request) {
            asked(from, request);
        } else if (message instanceof Vote vote) {
            voted(from, vote);
        } else if (message instanceof Inquiry inquiry) {
            inquired(from, inquiry.transaction());
        } else if (message instanceof AdminRequest request) {
            context().send(from, new AdminReply(request.serial(), false, NOBODY));
        }
    }

    // Whether this node coordinates

    /** The first command of a coordinator tells it that all decisions before it are known here. */
    @Override
    public void leadershipChanged(boolean leads) {
        epoch = NOBODY;
        if (!leads) {
            for (Attempt attempt : List.copyOf(active.values())) {
                if (attempt.proposed) {
                    active.remove(attempt.transaction);
                } else {
                    abort(attempt);
                }
            }
        } else if (log != null) {
            log.propose(new Commands.Begin(context().self()));
        } else {
            throw new IllegalStateException("a log leads before it was started");
        }
    }

    @Override
    public void apply(long position, LogCommand command, boolean mine) {
        if (command instanceof Commands.Decide decide) {
            decided(decide, ledger.decide(decide), mine);
        } else if (mine) {
            epoch = position;
            begun = 0;
            if (!options.isReplicated()) {
                context().emit(new RoleChanged(RoleChanged.Role.LEADER, epoch, EPOCH));
            }
        }
    }

    private boolean coordinates() {
        return epoch != NOBODY && log().leads();
    }

    // Clients

    private void asked(int from, Request request) {
        Ledger.Done last = ledger.lastOf(request.client());
        if (!coordinates()) {
            int leader = log().leads() ? NOBODY : log().leader();
            refuse(from, request, leader);
        } else if (last != null && request.serial() <= last.serial()) {
            if (request.serial() == last.serial()) {
                answer(from, request, last.answer());
            }
        } else if (active.size() >= MOST_ACTIVE) {
            refuse(from, request, NOBODY);
        } else if (active.values().stream().noneMatch(each -> isSame(each.request, request))) {
            begin(from, request);
        }
    }

    private static boolean isSame(Request one, Request other) {
        return one.client() == other.client() && one.serial() == other.serial();
    }

    /** Numbers grow: with the position at which this coordinator began, and with each transaction. */
    private void begin(int from, Request request) {
        long transaction = (epoch << 24) + ++begun;
        Attempt attempt =
                new Attempt(transaction, from, request, context().clock().monotonicNs(), options);
        active.put(transaction, attempt);
        attempt.stepsOf().forEach((node, steps) -> context().send(node, new Prepare(transaction, steps)));
    }

    private void answer(int origin, Request request, List<Object> answer) {
        context()
                .send(
                        origin,
                        new Reply(
                                request.client(),
                                request.serial(),
                                Reply.Status.OK,
                                answer,
                                context().self()));
    }

    /** Only for what has had no effect and will have none. */
    private void refuse(int origin, Request request, int leader) {
        context().send(origin, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, leader));
    }

    // Votes and decisions

    private void voted(int from, Vote vote) {
        Attempt attempt = active.get(vote.transaction());
        if (attempt == null || attempt.proposed) {
            return;
        }
        if (!vote.yes()) {
            abort(attempt);
        } else if (attempt.votedYes(from, vote.values())) {
            Request request = attempt.request;
            attempt.proposed = true;
            boolean taken = log().propose(new Commands.Decide(
                    attempt.transaction, true, request.client(), request.serial(), attempt.answer()));
            if (!taken) {
                attempt.proposed = false;
                abort(attempt);
            }
        }
    }

    private void abortOverdue() {
        long now = context().clock().monotonicNs();
        for (Attempt attempt : List.copyOf(active.values())) {
            if (!attempt.proposed && now - attempt.beganNs >= options.voteTimeoutNs()) {
                abort(attempt);
            }
        }
        if (sweep != null) {
            sweep.set(options.voteTimeoutNs() / 4 + 1);
        }
    }

    /** Without a record: nobody can decide otherwise, because only this coordinator could have. */
    private void abort(Attempt attempt) {
        active.remove(attempt.transaction);
        tell(attempt, false);
        refuse(attempt.origin, attempt.request, NOBODY);
    }

    private void tell(Attempt attempt, boolean commit) {
        context().emit(new CommitEvent.Decided(attempt.transaction, commit));
        for (int participant : attempt.stepsOf().keySet()) {
            context().send(participant, new Decision(attempt.transaction, commit));
        }
    }

    private void decided(Commands.Decide decide, boolean commit, boolean mine) {
        Attempt attempt = active.remove(decide.transaction());
        if (attempt == null || !mine) {
            return;
        }
        tell(attempt, commit);
        Ledger.Done last = ledger.lastOf(decide.client());
        if (last != null && last.serial() == decide.serial()) {
            answer(attempt.origin, attempt.request, last.answer());
        }
    }

    /**
     * A participant is in doubt. A decision that is known can be told by anybody. Of a transaction of an earlier
     * coordinator without one, a replicated coordinator first makes sure, by a command, that there never will be a commit.
     */
    private void inquired(int from, long transaction) {
        Boolean decision = ledger.decision(transaction);
        if (decision != null) {
            context().send(from, new Decision(transaction, decision));
        } else if (coordinates() && !active.containsKey(transaction)) {
            if (!options.isReplicated() || transaction >> 24 == epoch) {
                context().send(from, new Decision(transaction, false));
            } else {
                log().propose(new Commands.Decide(transaction, false, NOBODY, 0, List.of()));
            }
        }
    }

    @Override
    public long digest() {
        return ledger.digest();
    }

    @Override
    public StateImage image() {
        return ledger.image();
    }

    @Override
    public void restore(StateImage image) {
        ledger.restore(image);
    }
}
