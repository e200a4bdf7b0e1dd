package io.netsplit.system.primarybackup;

import io.netsplit.kernel.Timer;
import io.netsplit.system.AdminRequest;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replica does while it is the primary: takes writes into the log, sends them to the backups, acknowledges them as
 * the mode says, and, with fencing, stops when a majority has not renewed its lease.
 */
final class Primary {
    private static final int MOST_ENTRIES_PER_MESSAGE = 64;
    private static final int NOBODY = -1;

    private record Pending(int client, Request request) {}

    private final Replica replica;
    private final Settings settings;
    private final ReplicaLog log;
    private final Backups backups;
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Timer heartbeat;
    private final Timer lease;
    private final long stamp;
    private long firstIndex;
    private long committedIndex;
    private int successor = NOBODY;
    private long successorUntilNs;
    private boolean ended;

    Primary(Replica replica, int last, long promisedNs) {
        this.replica = replica;
        this.settings = replica.settings;
        this.log = replica.log;
        this.stamp = Stamp.of(replica.epochs.current(), replica.self());
        this.backups = new Backups(settings, replica.self(), promisedNs);
        this.heartbeat = replica.context.timer("heartbeat", this::beat);
        this.lease = replica.context.timer("lease", this::watchLease);
        this.committedIndex = replica.machine.appliedIndex();
        backups.become(log.members(), log.lastIndex(), replica.nowNs());
        backups.takeForDead(last);
    }

    void begin() {
        log.append(Entry.mark(stamp));
        firstIndex = log.lastIndex();
        log.sync();
        watchLease();
        beat();
    }

    /** Is no longer primary: what clients wait for may still come true, or not. */
    void end() {
        ended = true;
        heartbeat.cancel();
        lease.cancel();
        for (Pending waiting : List.copyOf(pending.values())) {
            replica.reply(waiting.client(), waiting.request(), Reply.Status.UNKNOWN, null);
        }
        pending.clear();
    }

    void read(int client, Request request) {
        if (!mayAnswer()) {
            replica.reply(client, request, Reply.Status.REFUSED, null);
        } else if (committedIndex < firstIndex) {
            // What earlier primaries acknowledged is in the log, but not all of it is applied yet.
            replica.reply(client, request, Reply.Status.REFUSED, null);
        } else {
            replica.reply(client, request, Reply.Status.OK, replica.machine.read(request));
        }
    }

    void write(int client, Request request) {
        if (!mayAnswer() || isHandingOver()) {
            replica.reply(client, request, Reply.Status.REFUSED, null);
            return;
        }
        append(Entry.write(stamp, request));
        pending.put(log.lastIndex(), new Pending(client, request));
        sendNews();
        commit();
    }

    private void append(Entry entry) {
        log.append(entry);
        log.sync();
    }

    /** True where the change is done; else it has been begun, or must be asked for again. */
    boolean administer(AdminRequest request) {
        if (request.action() == AdminRequest.Action.TRANSFER_LEADERSHIP) {
            return handOver(request.node());
        }
        boolean wanted = request.action() == AdminRequest.Action.ADD_NODE;
        List<Integer> members = new ArrayList<>(log.members());
        boolean settled = committedIndex >= Math.max(firstIndex, log.membershipIndex());
        if (members.contains(request.node()) == wanted) {
            return settled;
        }
        if (!settled || !mayAnswer() || isHandingOver() || (!wanted && members.size() == 1)) {
            return false;
        }
        if (wanted) {
            members.add(request.node());
        } else {
            members.remove((Integer) request.node());
        }
        append(Entry.membership(stamp, members));
        backups.become(log.members(), log.lastIndex() - 1, replica.nowNs());
        sendNews();
        commit();
        return false;
    }

    /** Takes no more writes, until the successor has everything or time is up. */
    private boolean handOver(int node) {
        if (node == replica.self()) {
            return committedIndex >= firstIndex;
        }
        if (log.members().contains(node) && !isHandingOver()) {
            successor = node;
            successorUntilNs = replica.nowNs() + settings.failoverTimeoutNs();
            handOverWhenReady();
        }
        return false;
    }

    private boolean isHandingOver() {
        return successor != NOBODY && replica.nowNs() < successorUntilNs;
    }

    private void handOverWhenReady() {
        if (isHandingOver() && backups.matchIndex(successor) == log.lastIndex()) {
            int next = successor;
            long epoch = replica.epochs.current();
            replica.stepDown(epoch);
            replica.context.send(next, new BackupMessage.TakeOver(epoch));
        }
    }

    void answered(int from, BackupMessage.ReplicateAnswer answer) {
        if (!backups.answered(from, answer, replica.nowNs())) {
            return;
        }
        if (backups.nextIndex(from) <= log.lastIndex()) {
            sendTo(from);
        }
        commit();
        if (!ended) {
            handOverWhenReady();
        }
    }

    void ownLogIsDurable() {
        commit();
    }

    /** Steps down when the lease runs out, if nobody has asked before. */
    private void watchLease() {
        if (settings.fencing() && mayAnswer()) {
            lease.set(backups.leaseUntilNs(replica.nowNs()) - replica.nowNs());
        }
    }

    private void beat() {
        if (ended) {
            return;
        }
        heartbeat.set(settings.heartbeatNs());
        backups.resendUnanswered();
        for (int backup : backups.addresses()) {
            sendTo(backup);
        }
        commit();
    }

    private void sendNews() {
        for (int backup : backups.addresses()) {
            sendTo(backup);
        }
    }

    private void sendTo(int backup) {
        long next = backups.nextIndex(backup);
        List<Entry> entries = log.from(next, MOST_ENTRIES_PER_MESSAGE);
        replica.context.send(
                backup,
                new BackupMessage.Replicate(
                        replica.epochs.current(),
                        next - 1,
                        log.stamp(next - 1),
                        entries,
                        committedIndex,
                        replica.nowNs()));
        backups.sent(backup, next + entries.size());
    }

    /** With fencing, whether the lease holds; where it does not, the primary steps down. */
    private boolean mayAnswer() {
        if (ended) {
            return false;
        }
        if (settings.fencing() && replica.nowNs() >= backups.leaseUntilNs(replica.nowNs())) {
            replica.stepDown(replica.epochs.current());
            return false;
        }
        return true;
    }

    /** Acknowledges what the mode allows to acknowledge by now. */
    private void commit() {
        if (ended) {
            return;
        }
        long index = backups.committable(settings.mode(), log.durableIndex(), committedIndex, replica.nowNs());
        // Only an entry of one's own settles those before it (Ongaro and Ousterhout 2014, Figure 8).
        if (index <= committedIndex || index < firstIndex || !mayAnswer()) {
            return;
        }
        committedIndex = index;
        replica.machine.applyUpTo(index, this::applied);
        if (!log.members().contains(replica.self()) && committedIndex >= log.membershipIndex()) {
            replica.stepDown(replica.epochs.current());
        }
    }

    private void applied(long index, Request request, @Nullable Object output) {
        Pending waiting = pending.remove(index);
        if (waiting != null) {
            replica.context.emit(new BackupEvent.WriteAcknowledged(
                    index, replica.epochs.current(), request.client(), request.serial()));
            replica.reply(waiting.client(), request, Reply.Status.OK, output);
        }
    }
}
