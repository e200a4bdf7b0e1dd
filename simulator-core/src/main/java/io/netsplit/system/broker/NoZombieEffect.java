package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** Once the new owner of a partition has had an effect, the old one has none on it any more. */
final class NoZombieEffect extends WatchedProperty {
    static final String NAME = "no-zombie-effect";

    private record Lane(int store, int subscription, int partition) {}

    private final Map<Lane, Long> newest = new LinkedHashMap<>();

    NoZombieEffect() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (!(event instanceof BrokerEvent.TookEffect effect) || effect.partition() < 0) {
            return;
        }
        checked();
        Lane lane = new Lane(node, effect.subscription(), effect.partition());
        long generation = newest.merge(lane, effect.generation(), Math::max);
        if (effect.generation() < generation) {
            violated(
                    timeNs,
                    "message " + effect.value() + " took effect for a consumer that had lost partition "
                            + effect.partition() + ", after its new owner had begun");
        }
    }
}
