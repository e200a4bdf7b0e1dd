package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.broker.BrokerEvent.Ending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of every message for every subscription, made from events. A message is known by what it says. */
final class Fates {
    /**
     * So long after a broker is done with a message that never took effect, nobody is at work on it any more; and so old must
     * a message be at the end that ought to have ended.
     */
    static final long GRACE_NS = 3_000_000_000L;

    private static final long NEVER = -1;

    /** Of one message for one subscription. */
    static final class Fate {
        final int subscription;
        final long value;
        long id;
        long confirmedNs = NEVER;
        long firstEffectNs = NEVER;
        long settledNs = NEVER;
        int sends;
        int receipts;
        int effects;
        private @Nullable Ending how;
        private boolean forgotten;
        private int store;
        private long index;

        private Fate(int subscription, long value, long id) {
            this.subscription = subscription;
            this.value = value;
            this.id = id;
        }

        boolean isConfirmed() {
            return confirmedNs != NEVER;
        }

        boolean is(Ending ending) {
            return how == ending;
        }

        /** It was confirmed, has no effect, and nobody will ever see to it. */
        boolean isLost(long endNs) {
            boolean dropped = is(Ending.DROPPED);
            boolean over = settledNs != NEVER && endNs - settledNs > GRACE_NS;
            return isConfirmed() && effects == 0 && !is(Ending.DEAD_LETTERED) && (forgotten || dropped || over);
        }

        /** It is old, and neither took effect nor was put aside. */
        boolean isOpen(long endNs) {
            return isConfirmed() && effects == 0 && !is(Ending.DEAD_LETTERED) && endNs - confirmedNs > GRACE_NS;
        }
    }

    private final BrokerOptions options;
    private final List<Map<Long, Fate>> byValue = new ArrayList<>();
    private long lastNs;

    Fates(BrokerOptions options) {
        this.options = options;
        options.subscriptions().forEach(subscription -> byValue.add(new LinkedHashMap<>()));
    }

    /** Time of the last event. */
    long lastNs() {
        return lastNs;
    }

    List<Fate> all() {
        return byValue.stream().map(Map::values).flatMap(Collection::stream).toList();
    }

    void protocol(long timeNs, int node, ProtocolEvent event) {
        lastNs = timeNs;
        if (event instanceof BrokerEvent.Confirmed confirmed) {
            confirmed(timeNs, confirmed);
        } else if (event instanceof BrokerEvent.Sent sent) {
            of(sent.subscription(), sent.value(), sent.id()).sends++;
        } else if (event instanceof BrokerEvent.Received received) {
            of(received.subscription(), received.value(), received.id()).receipts++;
        } else if (event instanceof BrokerEvent.TookEffect effect) {
            tookEffect(timeNs, node, effect);
        } else if (event instanceof BrokerEvent.Suppressed suppressed) {
            suppressed(timeNs, node, suppressed);
        } else if (event instanceof BrokerEvent.Settled settled) {
            Fate fate = of(settled.subscription(), settled.value(), settled.id());
            fate.settledNs = timeNs;
            fate.how = settled.how();
        } else if (event instanceof BrokerEvent.BrokerRecovered recovered) {
            brokerRecovered(node, recovered.lastId());
        } else if (event instanceof BrokerEvent.StoreRecovered recovered) {
            storeRecovered(node, recovered.lastIndex());
        }
    }

    private Fate of(int subscription, long value, long id) {
        return byValue.get(subscription).computeIfAbsent(value, ignored -> new Fate(subscription, value, id));
    }

    private void confirmed(long timeNs, BrokerEvent.Confirmed event) {
        for (int i = 0; i < byValue.size(); i++) {
            Fate fate = of(i, event.value(), event.id());
            fate.id = event.id();
            fate.forgotten = false;
            if (!fate.isConfirmed()) {
                fate.confirmedNs = timeNs;
            }
        }
    }

    private void tookEffect(long timeNs, int node, BrokerEvent.TookEffect event) {
        Fate fate = of(event.subscription(), event.value(), event.id());
        fate.effects++;
        fate.store = node;
        fate.index = event.index();
        if (fate.firstEffectNs == NEVER) {
            fate.firstEffectNs = timeNs;
        }
    }

    /** A crash may have left an effect on the store's disk that was never told: the store knows it again. */
    private void suppressed(long timeNs, int node, BrokerEvent.Suppressed event) {
        Fate fate = of(event.subscription(), event.value(), event.id());
        if (fate.effects == 0 && options.stores().contains(node)) {
            fate.effects = 1;
            fate.firstEffectNs = timeNs;
            fate.store = node;
            fate.index = 0;
        }
    }

    private void brokerRecovered(int node, long lastId) {
        int brokers = options.brokers().size();
        int position = options.brokers().indexOf(node);
        for (Fate fate : all()) {
            fate.forgotten |= fate.id % brokers == position && fate.id > lastId;
        }
    }

    private void storeRecovered(int node, long lastIndex) {
        for (Fate fate : all()) {
            if (fate.effects > 0 && fate.store == node && fate.index > lastIndex) {
                fate.effects--;
            }
        }
    }
}
