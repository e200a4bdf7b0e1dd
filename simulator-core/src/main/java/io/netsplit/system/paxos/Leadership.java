package io.netsplit.system.paxos;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.paxos.PaxosMessage.Accept;
import io.netsplit.system.paxos.PaxosMessage.Accepted;
import io.netsplit.system.paxos.PaxosMessage.Heartbeat;
import io.netsplit.system.paxos.PaxosMessage.HeartbeatReply;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Phase 2 (a leader and its commanders in Paxos Made Moderately Complex): one proposal in each slot, many slots open at a
 * time, until a majority has accepted. What nobody answers is sent again.
 */
final class Leadership {
    /** So that who has answered fits into one word. */
    static final int MOST_MEMBERS = 63;

    /** Commands that wait for an open slot; further ones are not taken. */
    private static final int MOST_WAITING = 100_000;

    /** A slot that is not chosen yet. */
    private static final class Open {
        private final LogCommand command;
        private long acceptedBy;
        private final long sentNs;

        private Open(LogCommand command, long sentNs) {
            this.command = command;
            this.sentNs = sentNs;
        }
    }

    private final PaxosLog log;
    private final Context context;
    private final Timer heartbeat;
    private final ArrayDeque<LogCommand> waiting = new ArrayDeque<>();
    private final long[] ackedNs;
    private final long[] scratch;
    private Slots<Open> open = new Slots<>(0);
    private long ballot;
    private long lastAdopted;
    private long lastProposed;
    private long beganNs;

    Leadership(PaxosLog log, Context context) {
        this.log = log;
        this.context = context;
        this.heartbeat = context.timer("heartbeat", this::tick);
        this.ackedNs = new long[log.group().size()];
        this.scratch = new long[log.group().size()];
    }

    long ballot() {
        return ballot;
    }

    /** Begins to lead: with what earlier ballots may have left, from {@code firstSlot} on. */
    void begin(long newBallot, long firstSlot, LogCommand[] adopted) {
        ballot = newBallot;
        beganNs = context.clock().monotonicNs();
        Arrays.fill(ackedNs, Long.MIN_VALUE);
        open = new Slots<>(firstSlot - 1);
        lastProposed = firstSlot - 1;
        lastAdopted = firstSlot - 1 + adopted.length;
        waiting.clear();
        heartbeat.set(log.options().heartbeatNs());
        startRound();
        int batch = log.options().maxBatch();
        for (int from = 0; from < adopted.length && log.leads(); from += batch) {
            open(Arrays.copyOfRange(adopted, from, Math.min(adopted.length, from + batch)));
        }
    }

    void end() {
        heartbeat.cancel();
        waiting.clear();
    }

    /** False where it certainly will not be proposed. */
    boolean propose(LogCommand command) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(command);
        fillPipeline();
        return true;
    }

    private void fillPipeline() {
        while (log.leads() && !waiting.isEmpty()) {
            long free = log.options().pipeline() - (lastProposed - log.learner().applied());
            int count = (int) Math.min(Math.min(free, log.options().maxBatch()), waiting.size());
            if (count <= 0) {
                return;
            }
            LogCommand[] commands = new LogCommand[count];
            for (int i = 0; i < count; i++) {
                commands[i] = waiting.remove();
            }
            open(commands);
        }
    }

    private void open(LogCommand[] commands) {
        long first = lastProposed + 1;
        long now = context.clock().monotonicNs();
        for (int i = 0; i < commands.length; i++) {
            open.put(first + i, new Open(commands[i], now));
            context.emit(new PaxosEvent.Proposed(ballot, first + i, commands[i]));
        }
        lastProposed += commands.length;
        log.toOthers(new Accept(ballot, first, commands, log.learner().applied(), now));
        long mine = ballot;
        log.acceptor().acceptOwn(ballot, first, commands, () -> {
            if (log.leads() && ballot == mine) {
                acceptedBy(log.group().self(), first, commands.length);
            }
        });
    }

    void accepted(int member, Accepted message) {
        if (message.ballot() == ballot) {
            acked(member, message.sentNs());
            acceptedBy(member, message.firstSlot(), message.count());
        }
    }

    /** Chosen is what a majority has accepted in the same ballot. */
    private void acceptedBy(int member, long firstSlot, int count) {
        boolean news = false;
        for (long slot = firstSlot; slot < firstSlot + count; slot++) {
            Open each = open.get(slot);
            if (each != null) {
                each.acceptedBy |= 1L << member;
                if (Long.bitCount(each.acceptedBy) >= log.options().quorum()) {
                    log.learner().learn(slot, each.command);
                    news = true;
                }
            }
        }
        if (news) {
            log.learner().applyInOrder();
            open.forgetUpTo(Math.min(log.learner().applied(), lastProposed));
            fillPipeline();
            log.contact();
        }
    }

    void heartbeatReply(int member, HeartbeatReply message) {
        if (message.ballot() == ballot) {
            acked(member, message.sentNs());
            log.contact();
        }
    }

    private void acked(int member, long sentNs) {
        ackedNs[member] = Math.max(ackedNs[member], sentNs);
    }

    /** Asks every acceptor whether it still stands by this ballot; the answers move {@link #quorumAckedNs}. */
    void startRound() {
        log.toOthers(
                new Heartbeat(ballot, log.learner().applied(), context.clock().monotonicNs()));
    }

    private void tick() {
        if (!log.leads()) {
            return;
        }
        long now = context.clock().monotonicNs();
        if (log.options().checkQuorum()
                && now - quorumContactNs() > log.options().electionTimeout().minNs()) {
            log.follow(PaxosLog.NOBODY);
        } else {
            startRound();
            for (int member = 0; member < log.group().size(); member++) {
                if (member != log.group().self()) {
                    sendAgain(member, now);
                }
            }
            heartbeat.set(log.options().heartbeatNs());
        }
        log.storage().flush();
    }

    /** The first run of slots that this acceptor has not accepted although it has long been asked to. */
    private void sendAgain(int member, long now) {
        long first = open.base() + 1;
        while (first <= lastProposed && !isOverdue(first, member, now)) {
            first++;
        }
        long end = first;
        while (end <= lastProposed && end - first < log.options().maxBatch() && isOverdue(end, member, now)) {
            end++;
        }
        if (end == first) {
            return;
        }
        LogCommand[] commands = new LogCommand[(int) (end - first)];
        for (int i = 0; i < commands.length; i++) {
            Open each = open.get(first + i);
            commands[i] = each == null ? NoOp.NO_OP : each.command;
        }
        context.send(
                log.group().address(member),
                new Accept(ballot, first, commands, log.learner().applied(), now));
    }

    private boolean isOverdue(long slot, int member, long now) {
        Open each = open.get(slot);
        return each != null
                && (each.acceptedBy & (1L << member)) == 0
                && now - each.sentNs >= log.options().heartbeatNs();
    }

    /** True where the command in this slot is one that this node proposed, and not one that it found. */
    boolean isOwn(long slot) {
        return slot > lastAdopted && slot <= lastProposed;
    }

    /** True once everything that earlier ballots may have chosen is applied here. */
    boolean hasAppliedAllBefore() {
        return log.learner().applied() >= lastAdopted;
    }

    /** As {@link #quorumAckedNs}, but the beginning of this ballot counts as contact with those who promised it. */
    long quorumContactNs() {
        return Math.max(beganNs, quorumAckedNs());
    }

    /** The sending time, on the own clock, of the latest messages that a majority has answered in this ballot. */
    long quorumAckedNs() {
        for (int i = 0; i < ackedNs.length; i++) {
            scratch[i] = i == log.group().self() ? context.clock().monotonicNs() : ackedNs[i];
        }
        Arrays.sort(scratch);
        return scratch[scratch.length - log.options().quorum()];
    }
}
