package io.netsplit.system.transactional;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.system.commit.CommitEvent;
import io.netsplit.system.transactional.StoreMessage.Access;
import io.netsplit.system.transactional.StoreMessage.Accessed;
import io.netsplit.system.transactional.StoreMessage.Decision;
import io.netsplit.system.transactional.StoreMessage.Inquiry;
import io.netsplit.system.transactional.StoreMessage.Prepare;
import io.netsplit.system.transactional.StoreMessage.Vote;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node's part of the data. It does a transaction's steps as its {@link Storage} lets it, and takes part in two-phase
 * commit: a yes is on its disk before it is said, and stands over crashes. Before the yes it may forget a transaction at any
 * time, and then says no.
 */
final class Shard {
    /** Steps that wait; further ones are refused. */
    private static final int MOST_WAITING = 10_000;

    /** Ended transactions that are remembered, so that a late message does not begin them anew. */
    private static final int MOST_ENDED = 10_000;

    private static final String JOURNAL = "shard";

    /** On the disk: the yes to these writes. */
    private record Prepared(
            long transaction, int coordinator, Map<Integer, @Nullable Object> writes, int client, long serial) {}

    /** On the disk: how it ended. Not forced, as it can be asked for again. */
    private record Outcome(long transaction, boolean commit, long timestamp) {}

    private record Waiting(int from, Access message, long sinceNs) {}

    private final StoreOptions options;
    private final Context context;
    private final Storage storage;
    private final Map<Long, Branch> branches = new LinkedHashMap<>();
    private final Set<Long> ended = new LinkedHashSet<>();
    private final Map<Integer, Long> lastOfClient = new LinkedHashMap<>();
    private ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final Timer lockTimer;
    private final Timer inquiryTimer;

    Shard(StoreOptions options, Context context) {
        this.options = options;
        this.context = context;
        storage = options.hasVersions() ? new VersionedStorage(options) : new LockedStorage(options);
        lockTimer = context.timer("locks", this::giveUpWaiting);
        inquiryTimer = context.timer("inquiry", this::inquire);
        recover(context.disk());
        lockTimer.set(options.lockTimeoutNs() / 4 + 1);
        inquire();
    }

    /** Everything that was committed, in its order; and what is still in doubt. */
    private void recover(Disk disk) {
        Map<Long, Branch> inDoubt = new LinkedHashMap<>();
        for (long i = disk.firstIndex(JOURNAL); i <= disk.lastIndex(JOURNAL); i++) {
            Object record = disk.get(JOURNAL, i);
            if (record instanceof Prepared prepared) {
                inDoubt.put(prepared.transaction, again(prepared));
            } else if (record instanceof Outcome outcome) {
                Branch branch = inDoubt.remove(outcome.transaction);
                if (branch != null && outcome.commit) {
                    storage.install(branch.writes, outcome.timestamp);
                    lastOfClient.merge(branch.client, branch.serial, Math::max);
                    ended.add(outcome.transaction);
                }
            }
        }
        inDoubt.values().forEach(branch -> {
            storage.reinstate(branch);
            branches.put(branch.transaction, branch);
            context.emit(new CommitEvent.InDoubt(branch.transaction));
        });
    }

    private Branch again(Prepared prepared) {
        Branch branch = new Branch(prepared.transaction, prepared.coordinator, 0);
        branch.writes.putAll(prepared.writes);
        branch.prepared = true;
        branch.voted = true;
        branch.activeNs = nowNs();
        branch.client = prepared.client;
        branch.serial = prepared.serial;
        return branch;
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    // Steps

    void access(int from, Access message) {
        Branch branch = branches.get(message.transaction());
        if (branch == null && message.ordinal() == 0 && !ended.contains(message.transaction())) {
            branch = new Branch(message.transaction(), from, message.snapshot());
            branches.put(message.transaction(), branch);
        }
        if (branch == null || branch.steps < message.ordinal()) {
            context.send(from, new Accessed(message.transaction(), message.index(), false, null));
        } else if (branch.steps == message.ordinal() + 1) {
            context.send(from, new Accessed(message.transaction(), message.index(), true, branch.lastHolds));
        } else if (branch.steps == message.ordinal() && !branch.prepared && !isWaiting(message)) {
            branch.activeNs = nowNs();
            step(branch, new Waiting(from, message, nowNs()));
        }
    }

    private boolean isWaiting(Access message) {
        return waiting.stream().anyMatch(each -> each.message.transaction() == message.transaction());
    }

    private void step(Branch branch, Waiting asked) {
        Access message = asked.message;
        Object holds = storage.access(branch, message.step());
        if (holds == Storage.WAIT && waiting.size() < MOST_WAITING) {
            waiting.add(asked);
        } else if (holds == Storage.WAIT || holds == Storage.REFUSED) {
            context.send(asked.from, new Accessed(message.transaction(), message.index(), false, null));
        } else {
            branch.steps++;
            branch.lastHolds = holds;
            context.send(asked.from, new Accessed(message.transaction(), message.index(), true, holds));
        }
    }

    /** Whoever waited is tried again, in order. */
    private void wakeWaiting() {
        ArrayDeque<Waiting> again = waiting;
        waiting = new ArrayDeque<>();
        for (Waiting each : again) {
            Branch branch = branches.get(each.message.transaction());
            if (branch != null) {
                step(branch, each);
            }
        }
    }

    private void giveUpWaiting() {
        long now = nowNs();
        for (Waiting each : List.copyOf(waiting)) {
            if (now - each.sinceNs >= options.lockTimeoutNs() && waiting.remove(each)) {
                context.send(each.from, new Accessed(each.message.transaction(), each.message.index(), false, null));
            }
        }
        boolean freed = false;
        for (Branch branch : List.copyOf(branches.values())) {
            if (!branch.prepared && now - branch.activeNs >= options.transactionTimeoutNs()) {
                end(branch, false, 0);
                freed = true;
            }
        }
        if (freed) {
            wakeWaiting();
        }
        lockTimer.set(options.lockTimeoutNs() / 4 + 1);
    }

    // Two-phase commit

    void prepare(int from, Prepare message) {
        Branch branch = branches.get(message.transaction());
        if (branch != null && branch.prepared) {
            if (branch.voted) {
                vote(from, branch);
            }
            return;
        }
        if (branch == null || branch.steps != message.steps() || isDone(message) || !storage.prepare(branch)) {
            context.send(from, new Vote(message.transaction(), false, false));
            return;
        }
        if (branch.writes.isEmpty()) {
            // It has all its locks, so that it may let them go; and there is nothing to be told of a decision.
            context.send(from, new Vote(message.transaction(), true, false));
            forget(branch);
            storage.commit(branch, 0);
            wakeWaiting();
            return;
        }
        branch.prepared = true;
        branch.client = message.client();
        branch.serial = message.serial();
        force(from, branch);
    }

    /** A client's retry may reach another coordinator: of the same transaction only one attempt is prepared, ever. */
    private boolean isDone(Prepare message) {
        return lastOfClient.getOrDefault(message.client(), 0L) >= message.serial()
                || branches.values().stream()
                        .anyMatch(other ->
                                other.prepared && other.client == message.client() && other.serial == message.serial());
    }

    private void force(int from, Branch branch) {
        Prepared record = new Prepared(
                branch.transaction,
                branch.coordinator,
                new LinkedHashMap<>(branch.writes),
                branch.client,
                branch.serial);
        context.disk().append(JOURNAL, record, 32 + 16 * branch.writes.size());
        if (!options.forcePrepare()) {
            vote(from, branch);
            return;
        }
        context.disk().sync(ok -> {
            if (!ok) {
                context.halt("the disk could not store what was written");
            } else if (branches.get(branch.transaction) == branch) {
                vote(from, branch);
            }
        });
    }

    private void vote(int from, Branch branch) {
        if (!branch.voted) {
            branch.voted = true;
            branch.activeNs = nowNs();
            context.emit(new CommitEvent.VotedYes(branch.transaction));
        }
        context.send(from, new Vote(branch.transaction, true, true));
    }

    void decided(Decision decision) {
        Branch branch = branches.get(decision.transaction());
        if (branch != null) {
            end(branch, decision.commit(), decision.timestamp());
            wakeWaiting();
        } else {
            if (decision.commit() && !ended.contains(decision.transaction())) {
                // It has forgotten its yes: what it was to commit is gone.
                context.emit(new CommitEvent.Ended(decision.transaction(), false));
            }
            remember(decision.transaction());
        }
    }

    private void end(Branch branch, boolean commit, long timestamp) {
        if (branch.prepared) {
            context.disk().append(JOURNAL, new Outcome(branch.transaction, commit, timestamp), 24);
        }
        forget(branch);
        if (commit) {
            storage.commit(branch, timestamp);
            lastOfClient.merge(branch.client, branch.serial, Math::max);
        } else {
            storage.abort(branch);
        }
        context.emit(new CommitEvent.Ended(branch.transaction, commit));
    }

    private void forget(Branch branch) {
        branches.remove(branch.transaction);
        remember(branch.transaction);
    }

    private void remember(long transaction) {
        ended.add(transaction);
        if (ended.size() > MOST_ENDED) {
            ended.remove(ended.iterator().next());
        }
    }

    /** Asks the coordinators about whatever has long been in doubt. */
    private void inquire() {
        long now = nowNs();
        for (Branch branch : branches.values()) {
            if (branch.voted && now - branch.activeNs >= options.resendNs()) {
                context.send(branch.coordinator, new Inquiry(branch.transaction));
            }
        }
        inquiryTimer.set(options.resendNs());
    }
}
