package io.netsplit.system.broker;

import io.netsplit.system.broker.BrokerEvent.Ending;
import io.netsplit.system.broker.BrokerMessage.Acknowledge;
import io.netsplit.system.broker.BrokerMessage.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A consumer group: each partition is one member's, which works on its messages in their order. When a member comes or goes
 * partitions are dealt out anew, and one that moves gets a larger generation; what its last owner still says is refused.
 */
final class PartitionedLog extends Subscription {
    private static final class Partition {
        private final int number;
        private final TreeMap<Long, Item> waiting = new TreeMap<>();
        private int owner = NOBODY;
        private long generation;
        /** How many of the first messages the owner has. */
        private int handedOut;

        private long deadlineNs;

        private Partition(int number) {
            this.number = number;
        }
    }

    private final Map<Integer, Partition> partitions = new LinkedHashMap<>();
    private long generation;

    /**
     * @param mine numbers of the partitions that are with this broker
     * @param generation larger than all that this broker has given before
     */
    PartitionedLog(int number, BrokerOptions options, Desk desk, List<Integer> mine, long generation) {
        super(number, options, desk);
        this.generation = generation;
        mine.forEach(each -> partitions.put(each, new Partition(each)));
    }

    @Override
    void added(Entry entry) {
        Partition partition = partitionOf(entry.key());
        partition.waiting.put(entry.id(), item(entry));
        push(partition);
    }

    private Item item(Entry entry) {
        Item item = unsettled.get(entry.id());
        if (item == null) {
            throw new IllegalStateException("message " + entry.id() + " was never offered");
        }
        return item;
    }

    private Partition partitionOf(int key) {
        Partition partition = partitions.get(options.partitionOf(key));
        if (partition == null) {
            throw new IllegalStateException("key " + key + " is with another broker");
        }
        return partition;
    }

    @Override
    void gone(int consumer) {
        for (Partition partition : partitions.values()) {
            if (partition.owner == consumer) {
                takeBack(partition);
                partition.owner = NOBODY;
            }
        }
    }

    /** Who owns what, after a change of members. */
    @Override
    void membersChanged() {
        generation++;
        List<Integer> present = List.copyOf(members);
        Map<Integer, Integer> owners = new LinkedHashMap<>();
        partitions.values().forEach(each -> owners.put(each.number, each.owner));
        Assignment.assign(owners, present, options.sticky());
        int moved = 0;
        for (Partition partition : partitions.values()) {
            int owner = owners.getOrDefault(partition.number, NOBODY);
            if (owner != partition.owner) {
                moved++;
                takeBack(partition);
                partition.owner = owner;
                partition.generation = generation;
            }
        }
        desk.rebalanced(number, generation, moved, present);
        partitions.values().forEach(this::push);
    }

    private static void takeBack(Partition partition) {
        partition.handedOut = 0;
        partition.waiting.values().forEach(item -> item.consumer = NOBODY);
    }

    @Override
    void acknowledged(int consumer, Acknowledge message) {
        Partition partition = partitions.get(message.partition());
        Item item = unsettled.get(message.id());
        if (partition == null || item == null) {
            return;
        }
        boolean owns = partition.owner == consumer && partition.generation == message.generation();
        if (!owns && options.fencing()) {
            return;
        }
        if (!message.accepted()) {
            takeBack(partition);
            failed(item, options.redeliveryDelayNs());
        } else {
            if (item.consumer != NOBODY) {
                partition.handedOut--;
            }
            settle(item, Ending.ACKNOWLEDGED);
            partition.deadlineNs = desk.nowNs() + options.visibilityNs();
        }
        push(partition);
    }

    @Override
    void tick() {
        long nowNs = desk.nowNs();
        for (Partition partition : partitions.values()) {
            if (partition.handedOut > 0 && partition.deadlineNs <= nowNs) {
                Item head = partition.waiting.firstEntry().getValue();
                takeBack(partition);
                failed(head, 0);
            }
            push(partition);
        }
    }

    /** The next messages go to the owner together, once it is done with the last ones; a message that rests holds up all. */
    private void push(Partition partition) {
        partition.waiting.keySet().retainAll(unsettled.keySet());
        if (partition.handedOut > 0 || partition.owner == NOBODY || partition.waiting.isEmpty()) {
            return;
        }
        if (partition.waiting.firstEntry().getValue().restsUntilNs > desk.nowNs()) {
            return;
        }
        List<Entry> batch = new ArrayList<>();
        for (Item item : partition.waiting.values()) {
            if (batch.size() >= options.prefetch()) {
                break;
            }
            batch.add(item.entry);
        }
        Delivery delivery = new Delivery(number, partition.number, partition.generation, batch);
        if (desk.settlesFirst()) {
            batch.forEach(entry -> unsettled.remove(entry.id()));
            partition.waiting.keySet().retainAll(unsettled.keySet());
        } else {
            batch.forEach(entry -> item(entry).consumer = partition.owner);
            partition.handedOut = batch.size();
            partition.deadlineNs = desk.nowNs() + options.visibilityNs();
        }
        desk.handOut(partition.owner, delivery);
    }
}
