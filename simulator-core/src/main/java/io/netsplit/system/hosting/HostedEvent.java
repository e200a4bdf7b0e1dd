package io.netsplit.system.hosting;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What one of the groups on a node lets the world see. To lead a group is not to lead the node's system. */
public record HostedEvent(int group, ProtocolEvent event) implements ProtocolEvent {
    @Override
    public String type() {
        return event.type();
    }

    @Override
    public void describe(Fields fields) {
        fields.put("group", group);
        event.describe(fields);
    }
}
