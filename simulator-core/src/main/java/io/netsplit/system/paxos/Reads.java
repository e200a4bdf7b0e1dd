package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Reads that take no slot. The leader answers from its state once it has applied everything that earlier ballots may have
 * chosen, and knows that no later ballot has a majority: because a majority confirmed its ballot after the read arrived, or
 * because it holds a lease, a promise by a majority to promise nothing to anybody else for some time (Chandra, Griesemer
 * and Redstone, "Paxos Made Live", PODC 2007, section 5.2).
 */
final class Reads {
    /** Reads that wait for a majority's word; further ones are refused. */
    private static final int MOST_WAITING = 100_000;

    private record Waiting(int origin, Request request, long arrivedNs) {}

    private final Context context;
    private final DataStore store;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable PaxosLog log;
    private long roundNs = Long.MIN_VALUE;

    Reads(Context context, DataStore store) {
        this.context = context;
        this.store = store;
    }

    void of(PaxosLog confirming) {
        log = confirming;
    }

    /** Only for a leader. */
    void read(int origin, Request request) {
        if (hasLease()) {
            PaxosServer.answer(context, origin, request, store.read(request));
        } else if (waiting.size() >= MOST_WAITING) {
            PaxosServer.refuse(context, origin, request, PaxosLog.NOBODY);
        } else {
            waiting.add(new Waiting(origin, request, context.clock().monotonicNs()));
            confirm();
        }
    }

    /** It begins when the messages were sent, not when they were answered: the promises may be as old as that. */
    private boolean hasLease() {
        return log != null
                && log.options().reads() == PaxosOptions.Reads.LEASE
                && log.leadership().hasAppliedAllBefore()
                && context.clock().monotonicNs()
                        < log.leadership().quorumAckedNs() + log.options().leaseNs();
    }

    /**
     * Answers what a majority has confirmed since it arrived, and starts a round for what arrived since the last one
     * started: one round serves many reads.
     */
    void confirm() {
        if (log == null || waiting.isEmpty() || !log.leadership().hasAppliedAllBefore()) {
            return;
        }
        long ackedNs = log.leadership().quorumAckedNs();
        Waiting next;
        while ((next = waiting.peek()) != null && next.arrivedNs <= ackedNs) {
            waiting.remove();
            PaxosServer.answer(context, next.origin, next.request, store.read(next.request));
        }
        if (!waiting.isEmpty() && roundNs <= ackedNs) {
            roundNs = context.clock().monotonicNs();
            log.leadership().startRound();
        }
    }

    /** A read that was not answered has had no effect. */
    void refuseAll() {
        roundNs = Long.MIN_VALUE;
        Waiting next;
        while ((next = waiting.poll()) != null) {
            PaxosServer.refuse(context, next.origin, next.request, PaxosLog.NOBODY);
        }
    }
}
