package io.netsplit.system.hosting;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/**
 * A message to or from one of the groups on a node. Damage on the way is always noticed, since it may have hit the number.
 *
 * @param group number of the group
 * @param message what is said, in the group's own names
 */
public record HostedMessage(int group, Message message) implements Message {
    private static final int NUMBER_BYTES = 4;

    @Override
    public String type() {
        return message.type();
    }

    @Override
    public int sizeBytes() {
        return NUMBER_BYTES + message.sizeBytes();
    }

    @Override
    public boolean arrivesAtMostOnce() {
        return message.arrivesAtMostOnce();
    }

    @Override
    public void describe(Fields fields) {
        fields.put("group", group);
        message.describe(fields);
    }
}
