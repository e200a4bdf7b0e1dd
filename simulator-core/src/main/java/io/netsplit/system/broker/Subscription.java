package io.netsplit.system.broker;

import io.netsplit.system.broker.BrokerEvent.Ending;
import io.netsplit.system.broker.BrokerMessage.Acknowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** One group of consumers at one broker: the messages that it is not done with, and who of the group is there. */
abstract class Subscription {
    static final int NOBODY = -1;

    /** A message that the group is not done with. */
    static final class Item {
        final Entry entry;
        /** Deliveries that failed. */
        int failures;
        /** Not to be handed out before. */
        long restsUntilNs;
        /** Who has it, or {@link #NOBODY}. */
        int consumer = NOBODY;
        /** When whoever has it must be done. */
        long deadlineNs;

        Item(Entry entry) {
            this.entry = entry;
        }
    }

    final int number;
    final BrokerOptions options;
    final Desk desk;
    final TreeMap<Long, Item> unsettled = new TreeMap<>();
    final TreeSet<Integer> members = new TreeSet<>();

    Subscription(int number, BrokerOptions options, Desk desk) {
        this.number = number;
        this.options = options;
        this.desk = desk;
    }

    final int backlog() {
        return unsettled.size();
    }

    final void offer(Entry entry) {
        unsettled.put(entry.id(), new Item(entry));
        added(entry);
    }

    final void memberCame(int consumer) {
        if (options.subscriptions().get(number).contains(consumer) && members.add(consumer)) {
            membersChanged();
        }
    }

    final void memberLeft(int consumer) {
        if (members.remove(consumer)) {
            gone(consumer);
            membersChanged();
        }
    }

    /** The group is done with the message. */
    final void settle(Item item, Ending how) {
        if (unsettled.remove(item.entry.id()) != null) {
            desk.settle(number, item.entry, how);
        }
    }

    /** A delivery has failed: the message rests, or is a dead letter. */
    final void failed(Item item, long restNs) {
        item.failures++;
        item.consumer = NOBODY;
        item.restsUntilNs = desk.nowNs() + restNs;
        if (options.maxDeliveries() > 0 && item.failures >= options.maxDeliveries()) {
            settle(item, Ending.DEAD_LETTERED);
        }
    }

    /** Loses the oldest message that nobody works on; false where there is none. */
    final boolean dropOldest() {
        for (Item item : unsettled.values()) {
            if (item.consumer == NOBODY) {
                settle(item, Ending.DROPPED);
                return true;
            }
        }
        return false;
    }

    final List<Item> items() {
        return new ArrayList<>(unsettled.values());
    }

    abstract void added(Entry entry);

    abstract void gone(int consumer);

    abstract void membersChanged();

    abstract void acknowledged(int consumer, Acknowledge message);

    /** Looks for deliveries that are overdue, and hands out what may be. */
    abstract void tick();
}
