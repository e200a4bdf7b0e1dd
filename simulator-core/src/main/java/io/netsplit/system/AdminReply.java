package io.netsplit.system;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/**
 * @param serial of the request
 * @param done true once the change is committed; false asks to try again, later or elsewhere
 * @param leader whom to ask, or -1
 */
public record AdminReply(long serial, boolean done, int leader) implements Message {
    @Override
    public String type() {
        return "AdminReply";
    }

    @Override
    public int sizeBytes() {
        return 48;
    }

    @Override
    public boolean arrivesAtMostOnce() {
        return true;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("serial", serial).put("done", done).put("leader", leader);
    }
}
