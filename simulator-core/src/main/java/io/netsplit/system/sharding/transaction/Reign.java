package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Context;
import io.netsplit.system.commit.CommitEvent;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replica does while it leads its shard's log: it puts what others ask into the log, votes once it is there, asks about
 * what has long been in doubt, and hands keys over. All this is forgotten with the reign; what counts is in the log.
 */
final class Reign {
    private final Context context;
    private final ReplicatedLog log;
    private final Ensemble ensemble;
    private final TransactionOptions options;
    private final ShardGroup group;
    private final ShardState state;
    private final Believed believed;
    /** Proposed and not applied, with when that was. */
    private final Map<Long, Long> preparing = new LinkedHashMap<>();

    private final Map<Long, Long> ending = new LinkedHashMap<>();
    private final Map<Long, Long> askedNs = new LinkedHashMap<>();
    private final Map<Long, Long> doubtSinceNs = new LinkedHashMap<>();
    /** Yeses that only this leader knows of; empty unless that is what is to be shown. */
    private final Map<Long, ShardCommand.Prepare> unrecorded = new LinkedHashMap<>();

    private long installing;
    private @Nullable Transfer transfer;

    Reign(Context context, ReplicatedLog log, Ensemble ensemble, ShardGroup group, ShardState state) {
        this.context = context;
        this.log = log;
        this.ensemble = ensemble;
        this.options = ensemble.options();
        this.group = group;
        this.state = state;
        this.believed = new Believed(ensemble);
        state.prepared().keySet().forEach(transaction -> context.emit(new CommitEvent.InDoubt(transaction)));
    }

    void end() {
        unrecorded.keySet().forEach(state::forget);
        if (transfer != null) {
            transfer.end();
        }
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    void receive(int from, TransactionMessage message) {
        if (message instanceof TransactionMessage.Prepare prepare) {
            prepare(new ShardCommand.Prepare(
                    prepare.transaction(),
                    from,
                    prepare.version(),
                    prepare.steps(),
                    prepare.client(),
                    prepare.serial()));
        } else if (message instanceof TransactionMessage.Decision decision) {
            decided(decision);
        } else if (message instanceof TransactionMessage.Batch batch) {
            log.propose(new ShardCommand.Receive(batch.move(), from, batch.sequence(), batch.images(), batch.bytes()));
        } else if (message instanceof TransactionMessage.BatchAck ack && transfer != null) {
            transfer.acknowledged(ack);
        } else if (message instanceof TransactionMessage.NotLeader denial) {
            believed.denied(denial.shard(), from, denial.leader());
            if (transfer != null && denial.leader() >= 0) {
                transfer.knowsBetter();
            }
        } else if (message instanceof TransactionMessage.Assign assign) {
            assigned(from, assign.map());
        }
    }

    // Votes

    private void prepare(ShardCommand.Prepare prepare) {
        long transaction = prepare.transaction();
        if (state.outcome(transaction) != null || preparing.containsKey(transaction)) {
            return;
        }
        ShardState.Branch known = state.prepared().get(transaction);
        if (known != null) {
            vote(prepare, new Judgement(Judgement.Verdict.YES, known.values()));
            return;
        }
        Judgement.Verdict objection = state.objection(prepare);
        if (objection != null) {
            vote(prepare, Judgement.no(objection));
        } else if (!options.replicatePrepare()) {
            unrecorded.put(transaction, prepare);
            judged(prepare, state.prepare(prepare));
        } else if (log.propose(prepare)) {
            preparing.put(transaction, nowNs());
        }
    }

    /** It has its place in the log. */
    void judged(ShardCommand.Prepare prepare, Judgement judgement) {
        preparing.remove(prepare.transaction());
        if (ending.containsKey(prepare.transaction())) {
            return;
        }
        if (judgement.verdict() == Judgement.Verdict.YES) {
            doubtSinceNs.put(prepare.transaction(), nowNs());
            context.emit(new CommitEvent.VotedYes(prepare.transaction()));
        }
        vote(prepare, judgement);
    }

    private void vote(ShardCommand.Prepare prepare, Judgement judgement) {
        ShardMap newer = state.map().version() > prepare.version() ? state.map() : null;
        boolean helps = judgement.verdict() == Judgement.Verdict.ELSEWHERE;
        context.send(
                prepare.router(),
                new TransactionMessage.Vote(
                        prepare.transaction(),
                        group.shard(),
                        judgement.verdict(),
                        judgement.values(),
                        helps ? newer : null));
    }

    // Decisions

    private void decided(TransactionMessage.Decision decision) {
        long transaction = decision.transaction();
        if (ending.containsKey(transaction) || state.outcome(transaction) != null) {
            return;
        }
        ShardCommand.Prepare late = unrecorded.remove(transaction);
        if (late != null && decision.commit()) {
            log.propose(late);
        } else if (late != null) {
            state.forget(transaction);
        }
        if (log.propose(new ShardCommand.End(transaction, decision.commit()))) {
            ending.put(transaction, nowNs());
        }
    }

    void ended(long transaction) {
        ending.remove(transaction);
        preparing.remove(transaction);
        doubtSinceNs.remove(transaction);
        askedNs.remove(transaction);
    }

    /** Asks who coordinates it about whatever has long been in doubt, and in time everybody who may know. */
    private void inquire() {
        long now = nowNs();
        for (ShardState.Branch branch : state.prepared().values()) {
            long transaction = branch.prepare().transaction();
            long sinceNs = doubtSinceNs.computeIfAbsent(transaction, absent -> now);
            boolean due = now - askedNs.getOrDefault(transaction, sinceNs) >= options.resendNs();
            if (!due || ending.containsKey(transaction)) {
                continue;
            }
            askedNs.put(transaction, now);
            boolean anybody = now - sinceNs >= options.transactionTimeoutNs() && options.isCoordinationReplicated();
            for (int router :
                    anybody ? ensemble.routers() : List.of(branch.prepare().router())) {
                context.send(router, new TransactionMessage.Inquiry(transaction));
            }
        }
    }

    // Moves

    private void assigned(int router, ShardMap newer) {
        if (newer.version() <= state.map().version()) {
            context.send(
                    router,
                    new TransactionMessage.Assigned(group.shard(), state.map().version()));
        } else if (newer.version() > installing && log.propose(new ShardCommand.Install(newer))) {
            installing = newer.version();
        }
    }

    void tick() {
        inquire();
        announce();
        forgetLost();
        Transfer current = transfer;
        if (current != null) {
            current.tick();
        }
        proceed();
    }

    /** What was proposed and not applied for so long may be proposed again: the same command twice has one effect. */
    private void forgetLost() {
        long before = nowNs() - options.transactionTimeoutNs();
        preparing.values().removeIf(since -> since < before);
        ending.values().removeIf(since -> since < before);
        installing = state.map().version();
    }

    /** Turns to the first move from here, goes on with the one that there is, or says that it is done. */
    void proceed() {
        Transfer current = transfer;
        if (current != null && !state.map().isOutstanding(current.move())) {
            current.end();
            transfer = null;
        }
        for (Move move : new ArrayList<>(state.map().moves())) {
            if (move.source() == group.shard() && transfer == null && !state.isReleased(move)) {
                transfer = new Transfer(context, log, ensemble, state, believed, move);
            }
        }
        if (transfer != null) {
            transfer.proceed();
            if (state.isReleased(transfer.move())) {
                transfer.end();
                transfer = null;
            }
        }
    }

    /** The old owner says so until the map does. */
    private void announce() {
        for (Move move : state.map().moves()) {
            if (move.source() == group.shard() && state.isReleased(move)) {
                ensemble.routers().forEach(router -> context.send(router, new TransactionMessage.Released(move.id())));
            }
        }
    }
}
