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
import io.netsplit.system.transactional.StoreMessage.Timestamp;
import io.netsplit.system.transactional.StoreMessage.TimestampRequest;
import io.netsplit.system.transactional.StoreMessage.Vote;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads the transactions of the clients that ask this node: one step after the other at the shards of their keys, then
 * two-phase commit. A decision to commit is on the disk before anybody hears of it; of what is neither there nor under way it
 * is presumed that it aborted (Mohan, Lindsay and Obermarck, TODS 1986).
 */
final class TransactionCoordinator {
    /** Transactions under way at a time; further ones are refused. */
    private static final int MOST_ACTIVE = 10_000;

    private static final int ORACLE = 0;
    private static final int NOBODY = -1;
    private static final int COUNTER_BITS = 24;
    private static final int NODE_BITS = 16;
    private static final String LIVES = "lives";
    private static final String JOURNAL = "decisions";

    /** On the disk. */
    private record Committed(long transaction, long timestamp) {}

    /** A client's last transaction that was answered ok here. */
    private record Done(long serial, List<Object> answer) {}

    /** A transaction under way. */
    private static final class Attempt {
        private final long transaction;
        private final int origin;
        private final Request request;
        private final List<Step> steps;
        private final long beganNs;
        private long askedNs;
        private final List<@Nullable Object> found = new ArrayList<>();
        private final Map<Integer, Integer> stepsOf = new LinkedHashMap<>();
        /** By shard, whether it wrote. */
        private final Map<Integer, Boolean> votes = new LinkedHashMap<>();

        private long snapshot;
        private boolean decided;

        private Attempt(long transaction, int origin, Request request, long beganNs) {
            this.transaction = transaction;
            this.origin = origin;
            this.request = request;
            this.steps = Step.of(request.input());
            this.beganNs = beganNs;
            this.askedNs = beganNs;
        }

        private boolean isOf(Request other) {
            return request.client() == other.client() && request.serial() == other.serial();
        }

        /** Shards of the steps that were done, and of the one that may have been. */
        private Set<Integer> asked(StoreOptions options) {
            Set<Integer> asked = new LinkedHashSet<>(stepsOf.keySet());
            if (found.size() < steps.size()) {
                asked.add(options.shardOf(steps.get(found.size()).key()));
            }
            return asked;
        }

        private List<Object> answer() {
            List<@Nullable Object> left = new ArrayList<>(found);
            return Step.answer(steps, step -> left.remove(0));
        }
    }

    private final StoreOptions options;
    private final Context context;
    private final Map<Long, Attempt> active = new LinkedHashMap<>();
    private final Map<Long, Long> committed = new LinkedHashMap<>();
    private final Map<Integer, Done> done = new LinkedHashMap<>();
    private final Timer sweep;
    private final long life;
    private boolean ready;
    private long begun;

    TransactionCoordinator(StoreOptions options, Context context) {
        this.options = options;
        this.context = context;
        sweep = context.timer("sweep", this::hurry);
        Disk disk = context.disk();
        for (long i = disk.firstIndex(JOURNAL); i <= disk.lastIndex(JOURNAL); i++) {
            Committed record = (Committed) disk.get(JOURNAL, i);
            committed.put(record.transaction, record.timestamp);
        }
        life = disk.read(LIVES) instanceof Long lives ? lives + 1 : 1;
        disk.write(LIVES, life, 8);
        disk.sync(ok -> ready = ok);
        sweep.set(options.resendNs() / 2 + 1);
    }

    private long nowNs() {
        return context.clock().monotonicNs();
    }

    // Clients

    void asked(int from, Request request) {
        Done last = done.get(request.client());
        if (last != null && request.serial() <= last.serial) {
            if (request.serial() == last.serial) {
                answer(from, request, last.answer);
            }
        } else if (!ready || active.size() >= MOST_ACTIVE) {
            refuse(from, request);
        } else if (active.values().stream().noneMatch(each -> each.isOf(request))) {
            begin(from, request);
        }
    }

    /** Numbers are new in every life of every node. */
    private void begin(int from, Request request) {
        long transaction = (((life << COUNTER_BITS) + ++begun) << NODE_BITS) + context.self();
        Attempt attempt = new Attempt(transaction, from, request, nowNs());
        active.put(transaction, attempt);
        ask(attempt);
    }

    private void answer(int origin, Request request, List<Object> answer) {
        context.send(origin, new Reply(request.client(), request.serial(), Reply.Status.OK, answer, NOBODY));
    }

    /** Only for what has had no effect and will have none. */
    private void refuse(int origin, Request request) {
        context.send(origin, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, NOBODY));
    }

    // Steps

    void stamped(Timestamp message) {
        Attempt attempt = active.get(message.transaction());
        if (attempt == null) {
            return;
        }
        if (message.commit()) {
            if (!attempt.decided) {
                commit(attempt, message.timestamp());
            }
        } else if (attempt.snapshot == 0) {
            attempt.snapshot = message.timestamp();
            ask(attempt);
        }
    }

    /** Sends what is to be answered next; also again, because answers get lost. */
    private void ask(Attempt attempt) {
        attempt.askedNs = nowNs();
        int index = attempt.found.size();
        if (options.hasVersions() && attempt.snapshot == 0) {
            context.send(ORACLE, new TimestampRequest(attempt.transaction, false));
        } else if (index < attempt.steps.size()) {
            Step step = attempt.steps.get(index);
            int shard = options.shardOf(step.key());
            int ordinal = attempt.stepsOf.getOrDefault(shard, 0);
            context.send(shard, new Access(attempt.transaction, index, ordinal, attempt.snapshot, step));
        } else if (attempt.votes.size() < attempt.stepsOf.size()) {
            prepare(attempt);
        } else {
            context.send(ORACLE, new TimestampRequest(attempt.transaction, true));
        }
    }

    private void prepare(Attempt attempt) {
        Request request = attempt.request;
        attempt.stepsOf.forEach((shard, steps) -> {
            if (!attempt.votes.containsKey(shard)) {
                context.send(shard, new Prepare(attempt.transaction, steps, request.client(), request.serial()));
            }
        });
    }

    void accessed(Accessed message) {
        Attempt attempt = active.get(message.transaction());
        if (attempt == null || message.index() != attempt.found.size()) {
            return;
        }
        if (message.ok()) {
            int shard = options.shardOf(attempt.steps.get(message.index()).key());
            attempt.stepsOf.merge(shard, 1, Integer::sum);
            attempt.found.add(message.holds());
            ask(attempt);
        } else {
            abort(attempt);
        }
    }

    // Votes and decisions

    void voted(int from, Vote vote) {
        Attempt attempt = active.get(vote.transaction());
        if (attempt == null || attempt.decided || !attempt.stepsOf.containsKey(from)) {
            return;
        }
        if (!vote.yes()) {
            // A copy of a question may find that a shard which only read has forgotten its yes.
            if (!attempt.votes.containsKey(from)) {
                abort(attempt);
            }
            return;
        }
        attempt.votes.put(from, vote.wrote());
        if (attempt.votes.size() < attempt.stepsOf.size()) {
            return;
        }
        boolean wrote = attempt.votes.containsValue(true);
        if (wrote && options.hasVersions()) {
            ask(attempt);
        } else if (wrote) {
            commit(attempt, 0);
        } else {
            committed(attempt, 0);
        }
    }

    private void commit(Attempt attempt, long timestamp) {
        attempt.decided = true;
        context.disk().append(JOURNAL, new Committed(attempt.transaction, timestamp), 16);
        if (!options.forceDecision()) {
            committed(attempt, timestamp);
            return;
        }
        context.disk().sync(ok -> {
            if (ok) {
                committed(attempt, timestamp);
            } else {
                context.halt("the disk could not store what was written");
            }
        });
    }

    private void committed(Attempt attempt, long timestamp) {
        active.remove(attempt.transaction);
        committed.put(attempt.transaction, timestamp);
        List<Object> answer = attempt.answer();
        done.put(attempt.request.client(), new Done(attempt.request.serial(), answer));
        tell(attempt, true, timestamp);
        answer(attempt.origin, attempt.request, answer);
    }

    /** Without a record: nobody can decide otherwise, because only this coordinator could have. */
    private void abort(Attempt attempt) {
        active.remove(attempt.transaction);
        tell(attempt, false, 0);
        refuse(attempt.origin, attempt.request);
    }

    private void tell(Attempt attempt, boolean commit, long timestamp) {
        context.emit(new CommitEvent.Decided(attempt.transaction, commit));
        for (int shard : attempt.asked(options)) {
            if (attempt.votes.getOrDefault(shard, true)) {
                context.send(shard, new Decision(attempt.transaction, commit, timestamp));
            }
        }
    }

    private void hurry() {
        long now = nowNs();
        for (Attempt attempt : List.copyOf(active.values())) {
            if (attempt.decided) {
                continue;
            }
            if (now - attempt.beganNs >= options.transactionTimeoutNs()) {
                abort(attempt);
            } else if (now - attempt.askedNs >= options.resendNs()) {
                ask(attempt);
            }
        }
        sweep.set(options.resendNs() / 2 + 1);
    }

    /** A shard is in doubt. */
    void inquired(int from, Inquiry inquiry) {
        Long timestamp = committed.get(inquiry.transaction());
        if (timestamp != null) {
            context.send(from, new Decision(inquiry.transaction(), true, timestamp));
        } else if (!active.containsKey(inquiry.transaction())) {
            context.send(from, new Decision(inquiry.transaction(), false, 0));
        }
    }
}
