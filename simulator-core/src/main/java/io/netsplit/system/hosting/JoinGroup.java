package io.netsplit.system.hosting;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/** A node is to run this group from now on: in some systems a newcomer has to speak first. */
public record JoinGroup(int group) implements Message {
    @Override
    public String type() {
        return "JoinGroup";
    }

    @Override
    public int sizeBytes() {
        return 48;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("group", group);
    }
}
