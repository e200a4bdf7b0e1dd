package io.netsplit.system.broker;

import io.netsplit.node.Context;
import io.netsplit.system.broker.BrokerEvent.Ending;
import io.netsplit.system.broker.BrokerMessage.Delivery;
import java.util.List;

/** Where a broker's subscriptions hand messages out and say that they are done with them. */
final class Desk {
    private final Context context;
    private final MessageLog log;
    private final boolean settleFirst;
    private final Runnable whenRoom;

    /**
     * @param settleFirst a message is settled, for good, before it is handed out: nobody gets it twice
     * @param whenRoom called when some message no longer waits
     */
    Desk(Context context, MessageLog log, boolean settleFirst, Runnable whenRoom) {
        this.context = context;
        this.log = log;
        this.settleFirst = settleFirst;
        this.whenRoom = whenRoom;
    }

    boolean settlesFirst() {
        return settleFirst;
    }

    long nowNs() {
        return context.clock().monotonicNs();
    }

    void handOut(int consumer, Delivery delivery) {
        if (!settleFirst) {
            send(consumer, delivery);
            return;
        }
        delivery.entries().forEach(entry -> settle(delivery.subscription(), entry, Ending.HANDED_OUT));
        log.force(() -> send(consumer, delivery));
    }

    private void send(int consumer, Delivery delivery) {
        for (Entry entry : delivery.entries()) {
            context.emit(new BrokerEvent.Sent(delivery.subscription(), entry.id(), entry.value(), consumer));
        }
        context.send(consumer, delivery);
    }

    void settle(int subscription, Entry entry, Ending how) {
        log.settle(subscription, entry.id());
        context.emit(new BrokerEvent.Settled(subscription, entry.id(), entry.value(), how));
        whenRoom.run();
    }

    void rebalanced(int subscription, long generation, int moved, List<Integer> members) {
        context.emit(new BrokerEvent.Rebalanced(subscription, generation, moved, members.size()));
    }
}
