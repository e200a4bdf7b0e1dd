package io.netsplit.system.commit;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.OptionValues;
import io.netsplit.system.commit.CommitMessage.Decision;
import io.netsplit.system.commit.CommitMessage.Inquiry;
import io.netsplit.system.commit.CommitMessage.Prepare;
import io.netsplit.system.commit.CommitMessage.Vote;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A participant: it holds a part of the data and its locks. It votes yes once it has the locks, has done the steps on the
 * side, and has all that on its disk; from then on it is in doubt and waits for the decision, over crashes of its own and of
 * the coordinator, with the locks held.
 */
final class Participant implements Process {
    /** Transactions that wait for a lock; further ones are turned away. */
    private static final int MOST_WAITING = 10_000;

    private static final String JOURNAL = "participant";

    /** On the disk: the yes to these steps. */
    private record Prepared(long transaction, List<Step> steps) {}

    /** On the disk: how it ended. Not forced, as it can be asked for again. */
    private record Outcome(long transaction, boolean commit) {}

    /** A transaction in doubt. */
    private static final class Doubt {
        private final Prepared prepared;
        private final List<@Nullable Object> values;
        private final long sinceNs;
        private boolean voted;

        private Doubt(Prepared prepared, List<@Nullable Object> values, long sinceNs) {
            this.prepared = prepared;
            this.values = values;
            this.sinceNs = sinceNs;
        }
    }

    private record Waiting(int coordinator, Prepare message) {}

    private final CommitOptions options;
    private final Map<Integer, Object> data = new LinkedHashMap<>();
    private final LockTable locks = new LockTable();
    private final Map<Long, Doubt> inDoubt = new LinkedHashMap<>();
    private final Set<Long> committed = new LinkedHashSet<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private @Nullable Context context;
    private @Nullable Timer inquiries;

    Participant(CommitOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        inquiries = newContext.timer("inquiry", this::inquire);
        recover(newContext.disk());
        inquire();
    }

    private Context context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    /** Everything that was committed, in its order; and what is still in doubt, with its locks. */
    private void recover(Disk disk) {
        for (long i = disk.firstIndex(JOURNAL); i <= disk.lastIndex(JOURNAL); i++) {
            Object record = disk.get(JOURNAL, i);
            if (record instanceof Prepared prepared) {
                inDoubt.put(prepared.transaction, new Doubt(prepared, List.of(), nowNs()));
            } else if (record instanceof Outcome outcome) {
                Doubt doubt = inDoubt.remove(outcome.transaction);
                if (doubt != null && outcome.commit) {
                    install(doubt.prepared);
                }
            }
        }
        for (Doubt doubt : inDoubt.values()) {
            doubt.voted = true;
            if (options.locksUntilDecision()) {
                locks.acquire(doubt.prepared.transaction, doubt.prepared.steps);
            }
            context().emit(new CommitEvent.InDoubt(doubt.prepared.transaction));
        }
    }

    private long nowNs() {
        return context().clock().monotonicNs();
    }

    @Override
    public void receive(int from, Message message) {
        if (message instanceof Prepare prepare) {
            prepare(from, prepare);
        } else if (message instanceof Decision decision) {
            decided(decision.transaction(), decision.commit());
        } else if (message instanceof Request request) {
            int coordinator = options.coordinators().get(0);
            context()
                    .send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, coordinator));
        } else if (message instanceof AdminRequest request) {
            context().send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    // The vote

    private void prepare(int from, Prepare message) {
        Doubt known = inDoubt.get(message.transaction());
        if (known != null || committed.contains(message.transaction())) {
            if (known != null && known.voted && !known.values.isEmpty()) {
                vote(from, known);
            }
            return;
        }
        if (locks.acquire(message.transaction(), message.steps())) {
            prepared(from, message);
        } else if (options.waitDie()
                && waiting.size() < MOST_WAITING
                && locks.isOlderThanItsRivals(message.transaction(), message.steps())) {
            waiting.add(new Waiting(from, message));
        } else {
            context().send(from, new Vote(message.transaction(), false, List.of()));
        }
    }

    private void prepared(int coordinator, Prepare message) {
        Prepared prepared = new Prepared(message.transaction(), message.steps());
        Doubt doubt = new Doubt(prepared, execute(message.steps()), nowNs());
        inDoubt.put(message.transaction(), doubt);
        context().disk().append(JOURNAL, prepared, 32 + 16 * message.steps().size());
        if (!options.forcePrepare()) {
            vote(coordinator, doubt);
            return;
        }
        context().disk().sync(ok -> {
            if (!ok) {
                context().halt("the disk could not store what was written");
            } else if (inDoubt.containsKey(message.transaction())) {
                vote(coordinator, doubt);
            }
        });
    }

    private void vote(int coordinator, Doubt doubt) {
        if (!doubt.voted) {
            doubt.voted = true;
            context().emit(new CommitEvent.VotedYes(doubt.prepared.transaction));
        }
        context().send(coordinator, new Vote(doubt.prepared.transaction, true, doubt.values));
        if (!options.locksUntilDecision()) {
            locks.release(doubt.prepared.transaction, doubt.prepared.steps);
            wakeWaiting();
        }
    }

    /** What each step finds, with the transaction's own writes; nothing is changed yet. */
    private List<@Nullable Object> execute(List<Step> steps) {
        Map<Integer, @Nullable Object> written = new LinkedHashMap<>();
        List<@Nullable Object> found = new ArrayList<>();
        for (Step step : steps) {
            Object holds = written.containsKey(step.key()) ? written.get(step.key()) : data.get(step.key());
            if (step.writes()) {
                holds = step.after(holds);
                written.put(step.key(), holds);
            }
            found.add(holds);
        }
        return found;
    }

    // The decision

    private void decided(long transaction, boolean commit) {
        waiting.removeIf(each -> each.message.transaction() == transaction);
        Doubt doubt = inDoubt.remove(transaction);
        if (doubt == null) {
            if (commit && !committed.contains(transaction)) {
                // It has forgotten its yes: what it was to commit is gone.
                context().emit(new CommitEvent.Ended(transaction, false));
            }
            return;
        }
        context().disk().append(JOURNAL, new Outcome(transaction, commit), 16);
        if (commit) {
            install(doubt.prepared);
        }
        context().emit(new CommitEvent.Ended(transaction, commit));
        locks.release(transaction, doubt.prepared.steps);
        wakeWaiting();
    }

    private void install(Prepared prepared) {
        committed.add(prepared.transaction);
        for (Step step : prepared.steps) {
            Object holds = step.after(data.get(step.key()));
            if (holds != null) {
                data.put(step.key(), holds);
            }
        }
    }

    /** Whoever waited is tried again; who no longer is the oldest is turned away. */
    private void wakeWaiting() {
        List<Waiting> again = List.copyOf(waiting);
        waiting.clear();
        for (Waiting each : again) {
            prepare(each.coordinator, each.message);
        }
    }

    /** Asks all coordinators about whatever has long been in doubt. */
    private void inquire() {
        for (Doubt doubt : List.copyOf(inDoubt.values())) {
            long transaction = doubt.prepared.transaction;
            long waitedNs = nowNs() - doubt.sinceNs;
            if (options.unilateralNs() != OptionValues.OFF && waitedNs >= options.unilateralNs()) {
                decided(transaction, false);
            } else if (doubt.voted) {
                for (int coordinator : options.coordinators()) {
                    context().send(coordinator, new Inquiry(transaction));
                }
            }
        }
        if (inquiries != null) {
            inquiries.set(options.inquiryNs());
        }
    }
}
