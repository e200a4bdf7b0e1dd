package io.netsplit.visualizer.model;

import java.util.List;
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
    private final LongColumn blockEnds;
    private final IntColumn blockUnderWay;
    private final IntColumn betweenNodes;
    private final List<String> table;
    private final Events events;
    private final int nodes;
    private int allBetweenNodes;

    /** None yet; {@code table} grows. */
    Messages(List<String> table, Events events, int nodes) {
        this.table = table;
        this.events = events;
        this.nodes = nodes;
        order = new LongColumn();
        ends = new LongColumn();
        senders = new IntColumn();
        receivers = new IntColumn();
        types = new IntColumn();
        fates = new IntColumn();
        sendEvents = new IntColumn();
        endEvents = new IntColumn();
        blockEnds = new LongColumn();
        blockUnderWay = new IntColumn();
        betweenNodes = new IntColumn();
    }

    private Messages(Messages growing, List<String> table, Events events) {
        this.table = table;
        this.events = events;
        nodes = growing.nodes;
        allBetweenNodes = growing.allBetweenNodes;
        order = growing.order.asOfNow();
        ends = growing.ends.asOfNow();
        senders = growing.senders.asOfNow();
        receivers = growing.receivers.asOfNow();
        types = growing.types.asOfNow();
        fates = growing.fates.asOfNow();
        sendEvents = growing.sendEvents.asOfNow();
        endEvents = growing.endEvents.asOfNow();
        blockEnds = growing.blockEnds.asOfNow();
        blockUnderWay = growing.blockUnderWay.asOfNow();
        betweenNodes = growing.betweenNodes.asOfNow();
    }

    /** What there is, to stay as it is. */
    Messages asOfNow(List<String> words, Events soFar) {
        return new Messages(this, words, soFar);
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
        if (from < nodes && to < nodes) {
            countBetweenNodes(type);
        }
        return enter(order.size() - 1);
    }

    private int enter(int message) {
        int block = message / BLOCK;
        if (block == blockEnds.size()) {
            blockEnds.add(0);
            blockUnderWay.add(0);
        }
        blockUnderWay.set(block, blockUnderWay.get(block) + 1);
        return message;
    }

    private void countBetweenNodes(int type) {
        while (betweenNodes.size() <= type) {
            betweenNodes.add(0);
        }
        betweenNodes.set(type, betweenNodes.get(type) + 1);
        allBetweenNodes++;
    }

    /** It is over: once at most. */
    void end(int message, long endNs, int event, int fate) {
        int block = message / BLOCK;
        blockEnds.set(block, Math.max(blockEnds.get(block), endNs));
        blockUnderWay.set(block, blockUnderWay.get(block) - 1);
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
        return typeWord(types.get(message));
    }

    /** The type that has this number. */
    public String typeWord(int type) {
        return table.get(type);
    }

    /** How many messages of a type there are that no client sends or gets. */
    public int betweenNodes(int type) {
        return type < betweenNodes.size() ? betweenNodes.get(type) : 0;
    }

    /** How many messages there are that no client sends or gets. */
    public int betweenNodes() {
        return allBetweenNodes;
    }

    /** True where it will not arrive. */
    public boolean dropped(int message) {
        return fates.get(message) != DELIVERED;
    }

    /** Why it was dropped, as "partition"; empty where it was not. */
    public String fate(int message) {
        return dropped(message) ? table.get(fates.get(message)) : "";
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
            if (blockUnderWay.get(block) == 0 && blockEnds.get(block) < fromNs) {
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
