package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Context;
import io.netsplit.system.commit.Commands;
import io.netsplit.system.commit.CommitEvent;
import io.netsplit.system.commit.Ledger;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.system.sharding.ShardingEvent;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that one router coordinates. It asks the shards that its map names to prepare; one that no longer owns a
 * key sends it a newer map, and it begins again. With a yes of all, the decision to commit goes into the log, and once it is
 * there the client and the shards hear of it. Of what is neither in the log nor under way it is presumed that it aborted;
 * where routers share a log, that is made sure of by a command first.
 */
final class Coordination {
    /** Transactions under way at a time; further ones are refused. */
    private static final int MOST_ACTIVE = 10_000;

    private static final int NOBODY = -1;
    private static final int COUNTER_BITS = 24;
    private static final int NODE_BITS = 16;

    /** A request that waits until keys have been handed over. */
    private record Paused(int origin, Request request, long beganNs) {}

    private final Context context;
    private final ReplicatedLog log;
    private final Ensemble ensemble;
    private final TransactionOptions options;
    private final Ledger ledger;
    private final long life;
    private final Believed believed;
    private final Map<Long, Attempt> active = new LinkedHashMap<>();
    private final Map<Integer, Paused> paused = new LinkedHashMap<>();
    private ShardMap map;
    private boolean ready;
    private long begun;

    Coordination(Context context, ReplicatedLog log, Ensemble ensemble, Ledger ledger, long life) {
        this.context = context;
        this.log = log;
        this.ensemble = ensemble;
        this.options = ensemble.options();
        this.ledger = ledger;
        this.life = life;
        this.believed = new Believed(ensemble);
        this.map = ensemble.firstMap();
    }

    /** The number of this life is on the disk. */
    void begin() {
        ready = true;
    }

    long mapVersion() {
        return map.version();
    }

    void learn(ShardMap newer) {
        if (newer.version() > map.version()) {
            map = newer;
        }
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    // Clients

    void asked(int from, Request request) {
        Ledger.Done last = ledger.lastOf(request.client());
        if (last != null && request.serial() <= last.serial()) {
            if (request.serial() == last.serial()) {
                reply(from, request, Reply.Status.OK, last.answer());
            }
        } else if (!ready || active.size() + paused.size() >= MOST_ACTIVE) {
            reply(from, request, Reply.Status.REFUSED, null);
        } else if (active.values().stream().noneMatch(each -> each.isOf(request))) {
            paused.remove(request.client());
            begin(from, request, nowNs());
        }
    }

    private void begin(int origin, Request request, long beganNs) {
        long transaction = (((life << COUNTER_BITS) + ++begun) << NODE_BITS) + context.self();
        ShardMap current = map;
        Attempt attempt = new Attempt(
                transaction, origin, request, beganNs, current.version(), key -> current.owner(ensemble.unit(key)));
        active.put(transaction, attempt);
        attempt.askedNs = nowNs();
        attempt.missing().forEach(shard -> ask(attempt, shard));
    }

    private void ask(Attempt attempt, int shard) {
        context.send(
                believed.leader(shard),
                new TransactionMessage.Prepare(
                        attempt.transaction,
                        shard,
                        attempt.version,
                        attempt.stepsOf(shard),
                        attempt.request.client(),
                        attempt.request.serial()));
    }

    private void reply(int origin, Request request, Reply.Status status, @Nullable Object output) {
        context.send(origin, new Reply(request.client(), request.serial(), status, output, NOBODY));
    }

    // Votes

    void receive(int from, TransactionMessage message) {
        if (message instanceof TransactionMessage.Vote vote) {
            voted(vote);
        } else if (message instanceof TransactionMessage.NotLeader denial) {
            denied(from, denial);
        } else if (message instanceof TransactionMessage.Inquiry inquiry) {
            inquired(from, inquiry.transaction());
        } else if (message instanceof TransactionMessage.Register register) {
            if (ledger.decision(register.decision().transaction()) == null) {
                log.propose(register.decision());
            }
        }
    }

    private void denied(int from, TransactionMessage.NotLeader denial) {
        believed.denied(denial.shard(), from, denial.leader());
        Attempt attempt = active.get(denial.transaction());
        boolean knowsBetter = ensemble.members(denial.shard()).contains(denial.leader()) && denial.leader() != from;
        if (attempt != null
                && !attempt.proposed
                && knowsBetter
                && attempt.missing().contains(denial.shard())) {
            ask(attempt, denial.shard());
        }
    }

    private void voted(TransactionMessage.Vote vote) {
        Attempt attempt = active.get(vote.transaction());
        if (attempt == null || attempt.proposed) {
            return;
        }
        switch (vote.verdict()) {
            case YES -> {
                if (attempt.votedYes(vote.shard(), vote.values())) {
                    attempt.proposed = true;
                    attempt.askedNs = nowNs();
                    register(commit(attempt));
                }
            }
            case LOCKED -> abort(attempt, Reply.Status.REFUSED);
            case DONE -> abort(attempt, Reply.Status.UNKNOWN);
            case ELSEWHERE -> elsewhere(attempt, vote.map());
        }
    }

    /** The map was old, or a key has just no owner. */
    private void elsewhere(Attempt attempt, @Nullable ShardMap newer) {
        active.remove(attempt.transaction);
        tell(attempt, false);
        if (newer != null && newer.version() > attempt.version) {
            int key = attempt.request.key();
            context.emit(new ShardingEvent.Redirected(key, attempt.version, newer.version()));
            learn(newer);
        }
        if (map.version() > attempt.version) {
            begin(attempt.origin, attempt.request, attempt.beganNs);
        } else {
            paused.put(attempt.request.client(), new Paused(attempt.origin, attempt.request, attempt.beganNs));
        }
    }

    /** Without a record: nobody can decide otherwise, because only this router could have. */
    private void abort(Attempt attempt, Reply.Status status) {
        active.remove(attempt.transaction);
        tell(attempt, false);
        reply(attempt.origin, attempt.request, status, null);
    }

    private void tell(Attempt attempt, boolean commit) {
        context.emit(new CommitEvent.Decided(attempt.transaction, commit));
        for (int shard : attempt.shards()) {
            context.send(believed.leader(shard), new TransactionMessage.Decision(attempt.transaction, commit));
        }
    }

    // Decisions

    private static Commands.Decide commit(Attempt attempt) {
        Request request = attempt.request;
        return new Commands.Decide(attempt.transaction, true, request.client(), request.serial(), attempt.answer());
    }

    /** Into the log, wherever it is led from; the first decision on a transaction stands. */
    private void register(Commands.Decide decision) {
        boolean taken = log.leads() && log.propose(decision);
        int leader = log.leader();
        if (!taken && leader >= 0 && leader != context.self()) {
            context.send(leader, new TransactionMessage.Register(decision));
        }
    }

    /** It is in the log. */
    void decided(Commands.Decide decide, boolean commit) {
        Attempt attempt = active.remove(decide.transaction());
        if (attempt == null) {
            return;
        }
        tell(attempt, commit);
        Ledger.Done last = ledger.lastOf(attempt.request.client());
        long serial = attempt.request.serial();
        if (last != null && last.serial() == serial) {
            reply(attempt.origin, attempt.request, Reply.Status.OK, last.answer());
        } else {
            boolean never = last == null || last.serial() < serial;
            reply(attempt.origin, attempt.request, never ? Reply.Status.REFUSED : Reply.Status.UNKNOWN, null);
        }
    }

    /** A shard is in doubt. */
    private void inquired(int from, long transaction) {
        Boolean decision = ledger.decision(transaction);
        boolean own = (transaction & (1L << NODE_BITS) - 1) == context.self();
        if (decision != null) {
            context.send(from, new TransactionMessage.Decision(transaction, decision));
        } else if (active.containsKey(transaction)) {
            return;
        } else if (!options.isCoordinationReplicated()) {
            context.send(from, new TransactionMessage.Decision(transaction, !options.presumeAbort()));
        } else if (own || log.leads()) {
            register(new Commands.Decide(transaction, false, NOBODY, 0, List.of()));
        }
    }

    // Time

    void sweep() {
        long now = nowNs();
        for (Attempt attempt : List.copyOf(active.values())) {
            boolean due = now - attempt.askedNs >= options.resendNs();
            if (attempt.proposed) {
                if (due) {
                    attempt.askedNs = now;
                    again(attempt);
                }
            } else if (now - attempt.beganNs >= options.transactionTimeoutNs()) {
                abort(attempt, Reply.Status.REFUSED);
            } else if (due) {
                attempt.askedNs = now;
                for (int shard : attempt.missing()) {
                    believed.silent(shard);
                    ask(attempt, shard);
                }
            }
        }
        resume(now);
    }

    /** A log of one's own loses nothing on the way. */
    private void again(Attempt attempt) {
        if (options.isCoordinationReplicated()) {
            register(commit(attempt));
        }
    }

    private void resume(long now) {
        for (Paused waiting : List.copyOf(paused.values())) {
            paused.remove(waiting.request.client());
            if (now - waiting.beganNs >= options.transactionTimeoutNs()) {
                reply(waiting.origin, waiting.request, Reply.Status.REFUSED, null);
            } else {
                begin(waiting.origin, waiting.request, waiting.beganNs);
            }
        }
    }
}
