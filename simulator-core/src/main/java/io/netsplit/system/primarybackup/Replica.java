package io.netsplit.system.primarybackup;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.DataStore;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * One replica: a backup that follows whom it takes for the primary and watches it, until it becomes the primary itself.
 * What it does as a primary is {@link Primary}, how it becomes one with fencing is {@link Promotion}.
 */
final class Replica {
    private static final int NOBODY = -1;

    final Context context;
    final Settings settings;
    final ReplicaLog log;
    final StateMachine machine;
    final EpochRegister epochs;
    private final Promotion promotion;
    private final Timer watchdog;
    private @Nullable Primary primaryRole;
    private @Nullable RoleChanged shown;
    private int knownPrimary = NOBODY;
    private long heardNs;
    private long verifiedIndex;
    private long answerSentNs;

    Replica(Context context, Settings settings) {
        this.context = context;
        this.settings = settings;
        this.log = new ReplicaLog(context, settings, this::logIsDurable);
        this.machine = new StateMachine(context, settings, log);
        this.epochs = new EpochRegister(context, settings.fsync(), this::epochIsDurable);
        this.promotion = new Promotion(this);
        this.watchdog = context.timer("failover", this::primaryIsSilent);
    }

    void begin() {
        show(RoleChanged.Role.FOLLOWER);
        heardNow();
    }

    int self() {
        return context.self();
    }

    long nowNs() {
        return context.clock().monotonicNs();
    }

    void receive(int from, Message message) {
        if (message instanceof Request request) {
            clientAsks(from, request);
        } else if (message instanceof BackupMessage.Replicate replicate) {
            replicate(from, replicate);
        } else if (message instanceof BackupMessage.ReplicateAnswer answer) {
            primaryIsAnswered(from, answer);
        } else if (message instanceof BackupMessage.Claim claim) {
            epochIsClaimed(from, claim);
        } else if (message instanceof BackupMessage.ClaimAnswer answer) {
            claimIsAnswered(from, answer);
        } else if (message instanceof BackupMessage.TakeOver takeOver) {
            takeOver(takeOver);
        } else if (message instanceof AdminRequest request) {
            administratorAsks(from, request);
        }
    }

    // Clients and administrators

    private void clientAsks(int from, Request request) {
        boolean read = DataStore.isRead(request.function());
        if (read && settings.readsAnywhere()) {
            reply(from, request, Reply.Status.OK, machine.read(request));
        } else if (primaryRole == null) {
            reply(from, request, Reply.Status.REFUSED, null);
        } else if (read) {
            primaryRole.read(from, request);
        } else {
            primaryRole.write(from, request);
        }
    }

    void reply(int client, Request request, Reply.Status status, @Nullable Object output) {
        int hint = knownPrimary == self() ? NOBODY : knownPrimary;
        context.send(client, new Reply(request.client(), request.serial(), status, output, hint));
    }

    private void administratorAsks(int from, AdminRequest request) {
        boolean done = primaryRole != null && primaryRole.administer(request);
        context.send(from, new AdminReply(request.serial(), done, knownPrimary));
    }

    // Following a primary

    private void replicate(int from, BackupMessage.Replicate message) {
        if (!acceptsAsPrimary(from, message.epoch())) {
            if (message.epoch() < epochs.current()) {
                answer(from, false, 0, message.sentNs());
            }
            return;
        }
        follow(from, message.epoch());
        answerSentNs = message.sentNs();
        long conflict = conflict(message);
        if (conflict >= 0) {
            answer(from, false, conflict, message.sentNs());
            return;
        }
        takeOver(message);
        machine.applyUpTo(Math.min(message.committedIndex(), verifiedIndex), (index, request, output) -> {});
        log.sync();
        if (message.entries().isEmpty() || matchIndex() == verifiedIndex) {
            answer(from, true, matchIndex(), message.sentNs());
        }
    }

    /** An old epoch is refused; of two primaries with one epoch, which only exist without fencing, the first one wins. */
    private boolean acceptsAsPrimary(int from, long epoch) {
        if (epoch != epochs.current()) {
            return epoch > epochs.current();
        }
        if (primaryRole != null) {
            return from < self();
        }
        return knownPrimary == NOBODY || from <= knownPrimary;
    }

    private void follow(int primary, long epoch) {
        boolean change = primary != knownPrimary || epoch > epochs.current();
        stepDown(epoch);
        if (change) {
            verifiedIndex = 0;
        }
        knownPrimary = primary;
        promotion.cancel();
        heardNow();
    }

    /** Where the primary should try next, or -1 where the entry before the first one is the primary's. */
    private long conflict(BackupMessage.Replicate message) {
        long previous = message.previousIndex();
        if (previous > log.lastIndex()) {
            return log.lastIndex();
        }
        long wrong = log.stamp(previous);
        if (wrong == message.previousStamp()) {
            return -1;
        }
        long before = previous - 1;
        while (before > 0 && log.stamp(before) == wrong) {
            before--;
        }
        return before;
    }

    /** Makes the log the primary's as far as the message goes; what contradicts it is rolled back. */
    private void takeOver(BackupMessage.Replicate message) {
        long index = message.previousIndex();
        for (Entry entry : message.entries()) {
            index++;
            if (index <= log.lastIndex() && log.stamp(index) != entry.stamp()) {
                rollBack(index);
            }
            if (index > log.lastIndex()) {
                log.append(entry);
            }
        }
        verifiedIndex = Math.max(verifiedIndex, index);
    }

    private void rollBack(long fromIndex) {
        log.truncate(fromIndex, machine.appliedIndex());
        machine.rollBackTo(fromIndex - 1);
        verifiedIndex = Math.min(verifiedIndex, fromIndex - 1);
    }

    /** Up to where this replica promises to have what the primary has. */
    private long matchIndex() {
        return epochs.isDurable() ? Math.min(verifiedIndex, log.durableIndex()) : 0;
    }

    private void answer(int to, boolean accepted, long matchIndex, long sentNs) {
        context.send(to, new BackupMessage.ReplicateAnswer(epochs.current(), accepted, matchIndex, sentNs));
    }

    private void logIsDurable() {
        if (primaryRole != null) {
            primaryRole.ownLogIsDurable();
        } else if (knownPrimary != NOBODY) {
            answer(knownPrimary, true, matchIndex(), answerSentNs);
        }
    }

    private void epochIsDurable() {
        promotion.epochIsDurable();
        if (primaryRole == null && knownPrimary != NOBODY) {
            answer(knownPrimary, true, matchIndex(), answerSentNs);
        }
    }

    // Watching the primary

    /** The primary, or one who may become it, was heard: silence counts from now. */
    void heardNow() {
        heardNs = nowNs();
        watchdog.set(settings.failoverTimeoutNs() + turn() * settings.turnNs());
    }

    /** Backups step in by turns, beginning behind the last primary. */
    private int turn() {
        int members = log.members().size();
        int own = log.members().indexOf(self());
        int last = log.members().indexOf(knownPrimary);
        return last < 0 ? Math.max(own, 0) : Math.floorMod(own - last - 1, members);
    }

    private void primaryIsSilent() {
        if (primaryRole != null) {
            return;
        }
        int silent = knownPrimary;
        watchdog.set(settings.failoverTimeoutNs()
                + context.random().nextLong(1 + log.members().size() * settings.turnNs()));
        if (!log.mayLead(self(), machine.appliedIndex())) {
            return;
        }
        knownPrimary = NOBODY;
        if (settings.fencing()) {
            promotion.probe(silent);
        } else {
            epochs.adopt(epochs.current() + 1);
            becomePrimary(silent, nowNs());
        }
    }

    private void epochIsClaimed(int from, BackupMessage.Claim claim) {
        boolean fresh = claim.lastStamp() > log.lastStamp()
                || claim.lastStamp() == log.lastStamp() && claim.lastIndex() >= log.lastIndex();
        boolean silent = nowNs() - heardNs >= settings.failoverTimeoutNs();
        boolean free = primaryRole == null && (silent || claim.takeOver());
        boolean granted = claim.epoch() > epochs.current() && fresh && free;
        promotion.answer(from, claim, granted);
    }

    /** Promises this epoch to {@code claimant}, and forgets every older primary. */
    void grant(long epoch) {
        stepDown(epoch);
        forgetPrimary();
    }

    /** Promises the next epoch to itself; the answer is which one. */
    long stand() {
        endReign();
        epochs.adopt(epochs.current() + 1);
        show(RoleChanged.Role.CANDIDATE);
        forgetPrimary();
        return epochs.current();
    }

    private void forgetPrimary() {
        knownPrimary = NOBODY;
        verifiedIndex = 0;
        heardNow();
    }

    private void claimIsAnswered(int from, BackupMessage.ClaimAnswer answer) {
        if (answer.epoch() > epochs.current()) {
            deposed(answer.epoch());
        }
        promotion.answered(from, answer);
    }

    private void takeOver(BackupMessage.TakeOver message) {
        if (message.epoch() != epochs.current() || primaryRole != null) {
            return;
        }
        int last = knownPrimary;
        if (settings.fencing()) {
            promotion.claim(last, true);
        } else {
            epochs.adopt(epochs.current() + 1);
            becomePrimary(last, nowNs());
        }
    }

    // Being primary

    /**
     * @param last the primary before, which is taken for dead
     * @param promisedNs since when the others promise not to grant another epoch
     */
    void becomePrimary(int last, long promisedNs) {
        promotion.cancel();
        watchdog.cancel();
        knownPrimary = self();
        Primary role = new Primary(this, last, promisedNs);
        primaryRole = role;
        show(RoleChanged.Role.LEADER);
        role.begin();
    }

    private void primaryIsAnswered(int from, BackupMessage.ReplicateAnswer answer) {
        if (answer.epoch() > epochs.current()) {
            deposed(answer.epoch());
        } else if (primaryRole != null && answer.epoch() == epochs.current()) {
            primaryRole.answered(from, answer);
        }
    }

    /** Somebody knows a higher epoch. */
    private void deposed(long epoch) {
        boolean wasPrimary = primaryRole != null;
        stepDown(epoch);
        knownPrimary = NOBODY;
        if (wasPrimary) {
            heardNow();
        }
    }

    /** Is a backup from now on, in {@code epoch} or the current one if that is higher. */
    void stepDown(long epoch) {
        if (epochs.adopt(epoch)) {
            promotion.cancel();
        }
        if (endReign()) {
            forgetPrimary();
        }
        show(RoleChanged.Role.FOLLOWER);
    }

    private boolean endReign() {
        Primary role = primaryRole;
        primaryRole = null;
        if (role != null) {
            role.end();
        }
        return role != null;
    }

    private void show(RoleChanged.Role role) {
        RoleChanged now = new RoleChanged(role, epochs.current(), PrimaryBackup.EPOCH);
        if (!now.equals(shown)) {
            shown = now;
            context.emit(now);
        }
    }
}
