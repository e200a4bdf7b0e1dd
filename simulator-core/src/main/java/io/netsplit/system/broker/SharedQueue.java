package io.netsplit.system.broker;

import io.netsplit.system.broker.BrokerEvent.Ending;
import io.netsplit.system.broker.BrokerMessage.Acknowledge;
import io.netsplit.system.broker.BrokerMessage.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A queue before competing consumers: the oldest message that rests no longer goes to the next consumer that has room. It
 * comes back when it is rejected, when its consumer has had it for too long, and when its consumer is gone.
 */
final class SharedQueue extends Subscription {
    private static final int NO_PARTITION = -1;

    private final Map<Integer, Integer> outstanding = new LinkedHashMap<>();
    private int lastServed = NOBODY;

    SharedQueue(int number, BrokerOptions options, Desk desk) {
        super(number, options, desk);
    }

    @Override
    void added(Entry entry) {
        dispatch();
    }

    @Override
    void membersChanged() {
        dispatch();
    }

    @Override
    void gone(int consumer) {
        for (Item item : items()) {
            if (item.consumer == consumer) {
                takeBack(item, 0);
            }
        }
        outstanding.remove(consumer);
    }

    @Override
    void acknowledged(int consumer, Acknowledge message) {
        Item item = unsettled.get(message.id());
        if (item == null) {
            return;
        }
        if (message.accepted()) {
            release(item);
            settle(item, Ending.ACKNOWLEDGED);
        } else if (item.consumer == consumer) {
            takeBack(item, options.redeliveryDelayNs());
        }
        dispatch();
    }

    @Override
    void tick() {
        long nowNs = desk.nowNs();
        for (Item item : items()) {
            if (item.consumer != NOBODY && item.deadlineNs <= nowNs) {
                takeBack(item, 0);
            }
        }
        dispatch();
    }

    private void takeBack(Item item, long restNs) {
        release(item);
        failed(item, restNs);
    }

    private void release(Item item) {
        if (item.consumer != NOBODY) {
            outstanding.merge(item.consumer, -1, Integer::sum);
            item.consumer = NOBODY;
        }
    }

    private void dispatch() {
        for (Item item : ready()) {
            int consumer = nextWithRoom();
            if (consumer == NOBODY) {
                return;
            }
            if (!unsettled.containsKey(item.entry.id()) || item.consumer != NOBODY) {
                continue;
            }
            lastServed = consumer;
            Delivery delivery = new Delivery(number, NO_PARTITION, 0, List.of(item.entry));
            if (desk.settlesFirst()) {
                unsettled.remove(item.entry.id());
            } else {
                item.consumer = consumer;
                item.deadlineNs = desk.nowNs() + options.visibilityNs();
                outstanding.merge(consumer, 1, Integer::sum);
            }
            desk.handOut(consumer, delivery);
        }
    }

    /** Not more of them than there can be room for. */
    private List<Item> ready() {
        long nowNs = desk.nowNs();
        int most = desk.settlesFirst() ? Integer.MAX_VALUE : options.prefetch() * members.size();
        List<Item> ready = new ArrayList<>();
        for (Item item : unsettled.values()) {
            if (ready.size() >= most) {
                break;
            }
            if (item.consumer == NOBODY && item.restsUntilNs <= nowNs) {
                ready.add(item);
            }
        }
        return ready;
    }

    /** Consumers take turns; one that has as many as it may have is passed over. */
    private int nextWithRoom() {
        for (int consumer : turns()) {
            if (outstanding.getOrDefault(consumer, 0) < options.prefetch()) {
                return consumer;
            }
        }
        return NOBODY;
    }

    private List<Integer> turns() {
        List<Integer> turns = new ArrayList<>(members.tailSet(lastServed, false));
        turns.addAll(members.headSet(lastServed, true));
        return turns;
    }
}
