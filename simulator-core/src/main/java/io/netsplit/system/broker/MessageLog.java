package io.netsplit.system.broker;

import io.netsplit.node.Context;
import io.netsplit.system.LogDurability;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A broker's disk: the messages in their order, and which subscription is done with which. That it is done is not forced: what
 * a crash takes of it is handed out again. Left out: compaction; the log holds all that there ever was.
 */
final class MessageLog {
    private static final String MESSAGES = "messages";
    private static final String SETTLED = "settled";
    private static final int SETTLEMENT_BYTES = 16;

    /** On the disk: this subscription is done with that message. */
    record Settlement(int subscription, long id) {}

    private final Context context;
    private final int stride;
    private final int position;
    private final LogDurability durability;
    private final Consumer<Entry> whenDurable;
    private long nextIndex;

    /**
     * @param stride how many brokers there are
     * @param position which of them this is: message ids are those that leave this remainder
     * @param force false takes for durable what was only written
     * @param whenDurable called with every new message, in order
     */
    MessageLog(Context context, int stride, int position, boolean force, Consumer<Entry> whenDurable) {
        this.context = context;
        this.stride = stride;
        this.position = position;
        this.whenDurable = whenDurable;
        this.durability = new LogDurability(context, MESSAGES, force, this::advance);
        this.nextIndex = context.disk().lastIndex(MESSAGES) + 1;
    }

    /** All messages, in order. */
    List<Entry> messages() {
        List<Entry> messages = new ArrayList<>();
        for (long i = context.disk().firstIndex(MESSAGES); i <= context.disk().lastIndex(MESSAGES); i++) {
            messages.add((Entry) context.disk().get(MESSAGES, i));
        }
        return messages;
    }

    Set<Settlement> settlements() {
        Set<Settlement> settlements = new LinkedHashSet<>();
        for (long i = context.disk().firstIndex(SETTLED); i <= context.disk().lastIndex(SETTLED); i++) {
            settlements.add((Settlement) context.disk().get(SETTLED, i));
        }
        return settlements;
    }

    long lastId() {
        return id(context.disk().lastIndex(MESSAGES));
    }

    private long id(long index) {
        return index * stride + position;
    }

    /** Messages that are written and not yet durable. */
    int pending() {
        return (int) (context.disk().lastIndex(MESSAGES) + 1 - nextIndex);
    }

    Entry append(Request request, boolean wantsAnswer) {
        Entry entry = new Entry(
                id(context.disk().lastIndex(MESSAGES) + 1),
                request.client(),
                request.serial(),
                request.key(),
                request.input() instanceof Long value ? value : 0,
                wantsAnswer);
        context.disk().append(MESSAGES, entry, Entry.BYTES);
        return entry;
    }

    /** Makes durable what was appended, and says so of each. */
    void sync() {
        durability.appended();
        durability.sync();
        advance();
    }

    private void advance() {
        while (nextIndex <= durability.index()) {
            Entry entry = (Entry) context.disk().get(MESSAGES, nextIndex);
            nextIndex++;
            whenDurable.accept(entry);
        }
    }

    void settle(int subscription, long id) {
        context.disk().append(SETTLED, new Settlement(subscription, id), SETTLEMENT_BYTES);
    }

    /** Does {@code next} when all that was written is durable. */
    void force(Runnable next) {
        context.disk().sync(ok -> {
            if (ok) {
                next.run();
            } else {
                context.halt("the disk could not store what was written");
            }
        });
    }
}
