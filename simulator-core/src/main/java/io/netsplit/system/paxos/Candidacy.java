package io.netsplit.system.paxos;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.system.OptionValues;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.paxos.PaxosMessage.Prepare;
import io.netsplit.system.paxos.PaxosMessage.Promise;

/**
 * Phase 1, for all slots that are open at once (Paxos Made Simple, section 3; a scout in Paxos Made Moderately Complex): a
 * node that has heard from no leader for a random time asks for promises to a ballot higher than any it knows of, and
 * leads once a majority has answered.
 */
final class Candidacy {
    private final PaxosLog log;
    private final Context context;
    private final Timer timer;
    private long deadlineNs;
    private long timerNs;
    private long highestSeen;
    private long ballot;
    private boolean asking;
    private long promises;
    private Slots<Proposal> adopted = new Slots<>(0);

    Candidacy(PaxosLog log, Context context) {
        this.log = log;
        this.context = context;
        this.timer = context.timer("election", this::timerFired);
    }

    /** A message of a leader arrived, or a promise was given: another election timeout. */
    void resetTimer() {
        OptionValues.Range range = log.options().electionTimeout();
        long now = context.clock().monotonicNs();
        deadlineNs = now + context.random().between(range.minNs(), range.maxNs());
        if (!timer.isSet() || deadlineNs < timerNs) {
            setTimer(now);
        }
    }

    private void setTimer(long now) {
        timerNs = deadlineNs;
        timer.set(deadlineNs - now);
    }

    private void timerFired() {
        long now = context.clock().monotonicNs();
        if (log.leads()) {
            return;
        }
        if (now < deadlineNs) {
            setTimer(now);
            return;
        }
        begin();
        log.storage().flush();
    }

    /** The next ballot of its own above all that it has heard of: ballots of different nodes never meet. */
    private void begin() {
        resetTimer();
        ballot = log.group().nextBallot(Math.max(highestSeen, log.acceptor().promised()));
        highestSeen = ballot;
        asking = true;
        promises = 0;
        long fromSlot = log.learner().applied() + 1;
        adopted = new Slots<>(fromSlot - 1);
        log.stands(ballot);
        long mine = ballot;
        log.acceptor().promiseOwn(mine, () -> {
            if (asking && ballot == mine) {
                log.toOthers(new Prepare(mine, fromSlot));
                adoptOwn();
                promisedBy(log.group().self());
            }
        });
    }

    private void adoptOwn() {
        Slots<Proposal> own = log.acceptor().accepted();
        for (long slot = log.learner().applied() + 1; slot <= own.last(); slot++) {
            Proposal proposal = own.get(slot);
            if (proposal != null) {
                adopt(proposal);
            }
        }
    }

    void promise(int member, Promise message) {
        if (!asking || message.ballot() != ballot) {
            return;
        }
        if (message.snapshot() != null) {
            log.learner().install(message.snapshot());
        }
        for (Proposal proposal : message.accepted()) {
            adopt(proposal);
        }
        promisedBy(member);
    }

    /** Of what was accepted in a slot, the proposal with the highest ballot counts (P2c). */
    private void adopt(Proposal proposal) {
        Proposal before = adopted.get(proposal.slot());
        if (before == null || proposal.ballot() > before.ballot()) {
            adopted.put(proposal.slot(), proposal);
        }
    }

    private void promisedBy(int member) {
        promises |= 1L << member;
        if (Long.bitCount(promises) >= log.options().quorum()) {
            asking = false;
            timer.cancel();
            log.won(ballot, log.learner().applied() + 1, commands());
            adopted = new Slots<>(0);
        }
    }

    /** What a leader must propose, slot by slot, with no-ops where nobody has accepted anything. */
    private LogCommand[] commands() {
        long first = log.learner().applied() + 1;
        long last = log.options().adoptAccepted() ? adopted.last() : first - 1;
        LogCommand[] commands = new LogCommand[(int) Math.max(0, last - first + 1)];
        for (int i = 0; i < commands.length; i++) {
            Proposal proposal = adopted.get(first + i);
            if (proposal == null) {
                context.emit(new PaxosEvent.GapFilled(ballot, first + i));
                commands[i] = NoOp.NO_OP;
            } else {
                commands[i] = proposal.command();
            }
        }
        return commands;
    }

    /** Somebody else is at work, or has been, in a ballot at least as high. */
    void saw(long otherBallot) {
        highestSeen = Math.max(highestSeen, otherBallot);
        if (otherBallot > ballot) {
            asking = false;
        }
    }
}
