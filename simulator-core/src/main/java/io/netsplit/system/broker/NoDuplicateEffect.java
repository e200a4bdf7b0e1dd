package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** No message takes effect twice for one subscription; an effect that a store's crash undid does not count. */
final class NoDuplicateEffect extends WatchedProperty {
    static final String NAME = "no-duplicate-effect";

    private record Copy(int subscription, long value) {}

    private record Place(int store, long index, long timeNs) {}

    private final Map<Copy, Place> effects = new LinkedHashMap<>();

    NoDuplicateEffect() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof BrokerEvent.StoreRecovered recovered) {
            effects.values().removeIf(place -> place.store == node && place.index > recovered.lastIndex());
        } else if (event instanceof BrokerEvent.TookEffect effect) {
            checked();
            Place first = effects.putIfAbsent(
                    new Copy(effect.subscription(), effect.value()), new Place(node, effect.index(), timeNs));
            if (first != null) {
                violated(
                        timeNs,
                        "message " + effect.value() + " took effect at " + first.timeNs / 1_000_000
                                + " ms and again at " + timeNs / 1_000_000 + " ms");
            }
        }
    }
}
