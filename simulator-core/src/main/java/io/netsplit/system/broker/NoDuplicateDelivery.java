package io.netsplit.system.broker;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/** No message reaches the consumers of one subscription twice. */
final class NoDuplicateDelivery extends WatchedProperty {
    static final String NAME = "no-duplicate-delivery";

    private record Copy(int subscription, long value) {}

    private final Map<Copy, Integer> receivers = new LinkedHashMap<>();

    NoDuplicateDelivery() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof BrokerEvent.Received received) {
            checked();
            Integer first = receivers.putIfAbsent(new Copy(received.subscription(), received.value()), node);
            if (first != null) {
                violated(
                        timeNs,
                        "message " + received.value() + " was delivered to " + node(first) + " and again to "
                                + node(node));
            }
        }
    }
}
