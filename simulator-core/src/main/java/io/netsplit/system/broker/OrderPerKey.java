package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Messages of one key first take effect in the order in which the broker took them. */
final class OrderPerKey extends WatchedProperty {
    static final String NAME = "order-per-key";

    private record Lane(int subscription, int key) {}

    private static final class Progress {
        private final Set<Long> seen = new LinkedHashSet<>();
        private long lastId = -1;
        private long lastValue;
    }

    private final Map<Lane, Progress> lanes = new LinkedHashMap<>();

    OrderPerKey() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!(event instanceof BrokerEvent.TookEffect effect)) {
            return;
        }
        Lane lane = new Lane(effect.subscription(), effect.key());
        Progress progress = lanes.computeIfAbsent(lane, ignored -> new Progress());
        if (!progress.seen.add(effect.id())) {
            return;
        }
        checked();
        if (effect.id() < progress.lastId) {
            violated(
                    timeNs,
                    "of key " + effect.key() + ", message " + effect.value() + " took effect after message "
                            + progress.lastValue + ", which came later");
            return;
        }
        progress.lastId = effect.id();
        progress.lastValue = effect.value();
    }
}
