package io.netsplit.system.saga;

import io.netsplit.node.Context;
import io.netsplit.system.Journal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A service's own database: accounts, and what became of each saga's step here. A change, what it means for the saga and, with
 * an outbox, the event that is to be sent are one record.
 */
final class LocalStore {
    static final String JOURNAL = "accounts";
    private static final int BYTES = 64;
    static final String RESERVED = "reserved";

    /** How a saga's step stands here. UNDONE without having been done is a tombstone. */
    enum Status {
        DONE,
        REFUSED,
        UNDONE,
        FINISHED
    }

    /** On the disk. */
    record Change(Order order, Status status, long amount, Outbox.@Nullable Letter letter) {}

    private final SagaOptions options;
    private final Context context;
    private final Journal journal;
    private final int step;
    private final Map<Long, Status> statuses = new LinkedHashMap<>();
    private final Map<Integer, Long> balances = new LinkedHashMap<>();
    private final Map<Integer, Long> locks = new LinkedHashMap<>();

    LocalStore(SagaOptions options, Context context) {
        this.options = options;
        this.context = context;
        this.step = options.stepOf(context.self());
        this.journal = new Journal(context, JOURNAL, options.forceSteps());
    }

    /** Takes up what is on the disk; {@code outbox} gets the events that are to be sent still. */
    void recover(Outbox outbox) {
        context.emit(new SagaEvent.StoreRecovered(step, journal.lastIndex()));
        long index = 0;
        for (Object found : journal.records()) {
            index++;
            if (found instanceof Change change) {
                install(change);
                tell(change, index, true);
                if (change.letter != null) {
                    outbox.restore(change.letter);
                }
            } else if (found instanceof Outbox.Delivered delivered) {
                outbox.restoreDelivered(delivered);
            }
        }
    }

    private void tell(Change change, long index, boolean again) {
        if (change.amount != 0) {
            Order order = change.order;
            boolean undo = change.status == Status.UNDONE;
            context.emit(new SagaEvent.Moved(order.saga(), step, order.account(), change.amount, undo, index, again));
        }
    }

    /** How this saga's step stands here; null where nothing is known of it. */
    @Nullable
    Status status(long saga) {
        return statuses.get(saga);
    }

    /** Why the step cannot be done, or null where it can. */
    @Nullable
    String objection(Order order) {
        Long holder = locks.get(order.account());
        if (step == 0 && options.semanticLock() && holder != null && holder != order.saga()) {
            return RESERVED;
        }
        if (step == 0 && balance(order.account()) < order.amount()) {
            return "balance";
        }
        return context.random().chance(options.failures().get(step)) ? "refused" : null;
    }

    private long balance(int account) {
        return balances.getOrDefault(account, step == 0 ? options.initialBalance() : 0);
    }

    /** Writes a change, with its event where that is kept in an outbox, and goes on when it is durable. */
    void commit(Order order, Status status, Outbox.@Nullable Letter letter, Runnable next) {
        Status before = statuses.get(order.saga());
        long share = order.share(step, options.steps());
        long amount = switch (status) {
            case DONE -> share;
            case UNDONE -> before == Status.DONE ? -share : 0;
            case REFUSED, FINISHED -> 0;
        };
        Change change = new Change(order, status, amount, letter);
        install(change);
        journal.force(change, BYTES, index -> {
            tell(change, index, false);
            next.run();
        });
    }

    /** Goes on when all that was written is durable. */
    void whenDurable(Runnable next) {
        journal.whenDurable(index -> next.run());
    }

    void refused(Order order, String reason) {
        context.emit(new SagaEvent.Refused(order.saga(), step, order.account(), reason));
    }

    private void install(Change change) {
        Order order = change.order;
        statuses.put(order.saga(), change.status);
        if (change.amount != 0) {
            balances.put(order.account(), balance(order.account()) + change.amount);
        }
        if (change.status == Status.DONE) {
            locks.put(order.account(), order.saga());
        } else if (change.status == Status.UNDONE || change.status == Status.FINISHED) {
            locks.remove(order.account(), order.saga());
        }
    }

    /** An event has arrived: it need not be sent again, and where that is forgotten it is sent again. */
    Consumer<Outbox.Delivered> deliveries() {
        return delivered -> journal.append(delivered, BYTES);
    }
}
