package io.netsplit.run;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.trace.Observer;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often the protocol showed each type of event. */
final class EventCounts implements Observer {
    private static final class Count {
        private long value;
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        Count count = counts.get(event.type());
        if (count == null) {
            count = new Count();
            counts.put(event.type(), count);
        }
        count.value++;
    }

    long of(String type) {
        Count count = counts.get(type);
        return count == null ? 0 : count.value;
    }
}
