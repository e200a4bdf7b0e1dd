package io.netsplit.visualizer.model;

import java.util.function.IntConsumer;

/**
 * All messages in the order in which they were sent, as columns; a message is its row. A duplicate is a row of its own with the
 * same sending. Which were under way at an instant is answered from the ends of blocks of rows: a message that is long under
 * way keeps only its own block from being passed over.
 */
public final class Messages {
    /** The end of a message that was still under way when the trace ended. */
    public static final long UNDER_WAY = Long.MAX_VALUE;

    private static final int BLOCK = 256;
    private static final int DELIVERED = -1;

    private final LongColumn order;
    private final LongColumn ends;
    private final IntColumn senders;
    private final IntColumn receivers;
    private final IntColumn types;
    private final IntColumn fates;
    private final IntColumn sendEvents;
    private final IntColumn endEvents;
    private final WordTable table;
    private final Events events;
    private long[] blockEnds = new long[0];

    Messages(WordTable table, Events events) {
        this.table = table;
        this.events = events;
        order = new LongColumn();
        ends = new LongColumn();
        senders = new IntColumn();
        receivers = new IntColumn();
        types = new IntColumn();
        fates = new IntColumn();
        sendEvents = new IntColumn();
        endEvents = new IntColumn();
    }

    /** What there is of {@code growing}, to stay as it is. */
    Messages(Messages growing, WordTable table, Events events) {
        this.table = table;
        this.events = events;
        order = growing.order.copy();
        ends = growing.ends.copy();
        senders = growing.senders.copy();
        receivers = growing.receivers.copy();
        types = growing.types.copy();
        fates = growing.fates.copy();
        sendEvents = growing.sendEvents.copy();
        endEvents = growing.endEvents.copy();
    }

    /** Rows never go back in {@code orderNs}, the time of sending; that of a duplicate is the time at which it showed. */
    int add(long orderNs, int from, int to, int type, int sendEvent) {
        order.add(orderNs);
        ends.add(UNDER_WAY);
        senders.add(from);
        receivers.add(to);
        types.add(type);
        fates.add(DELIVERED);
        sendEvents.add(sendEvent);
        endEvents.add(-1);
        return order.size() - 1;
    }

    void end(int message, long endNs, int event, int fate) {
        ends.set(message, endNs);
        endEvents.set(message, event);
        fates.set(message, fate);
    }

    boolean isOver(int message) {
        return endEvents.get(message) >= 0;
    }

    /** Messages with the same number have the same type. */
    public int typeNumber(int message) {
        return types.get(message);
    }

    /** Builds the ends of the blocks once all messages are known. */
    void seal() {
        blockEnds = new long[(count() + BLOCK - 1) / BLOCK];
        for (int message = 0; message < count(); message++) {
            blockEnds[message / BLOCK] = Math.max(blockEnds[message / BLOCK], ends.get(message));
        }
    }

    /** How many there are, duplicates with them. */
    public int count() {
        return order.size();
    }

    public long sentNs(int message) {
        return events.timeNs(sendEvents.get(message));
    }

    /** When it arrived or was dropped; {@link #UNDER_WAY} where neither was recorded. */
    public long endNs(int message) {
        return ends.get(message);
    }

    public int from(int message) {
        return senders.get(message);
    }

    public int to(int message) {
        return receivers.get(message);
    }

    /** One more than the largest number of a type. */
    public int typeNumbers() {
        return table.size();
    }

    public String type(int message) {
        return table.word(types.get(message));
    }

    /** True where it will not arrive. */
    public boolean dropped(int message) {
        return fates.get(message) != DELIVERED;
    }

    /** Why it was dropped, as "partition"; empty where it was not. */
    public String fate(int message) {
        return dropped(message) ? table.word(fates.get(message)) : "";
    }

    /** The event of its sending. */
    public int sendEvent(int message) {
        return sendEvents.get(message);
    }

    /** The event of its arrival or drop; -1 where neither was recorded. */
    public int endEvent(int message) {
        return endEvents.get(message);
    }

    /** The first message that was not sent before {@code timeNs}. */
    public int firstSentAt(long timeNs) {
        return order.firstAtLeast(timeNs);
    }

    /** Every message of which a part lies in [fromNs, toNs], in the order of sending. */
    public void overlapping(long fromNs, long toNs, IntConsumer use) {
        int end = toNs == Long.MAX_VALUE ? count() : firstSentAt(toNs + 1);
        for (int block = 0; block * BLOCK < end; block++) {
            if (blockEnds[block] < fromNs) {
                continue;
            }
            int last = Math.min(end, (block + 1) * BLOCK);
            for (int message = block * BLOCK; message < last; message++) {
                if (ends.get(message) >= fromNs) {
                    use.accept(message);
                }
            }
        }
    }
}
