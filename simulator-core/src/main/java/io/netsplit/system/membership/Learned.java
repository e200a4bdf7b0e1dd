package io.netsplit.system.membership;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** A node has come to know a rumor; the first to know it has made it up. */
record Learned(long rumor) implements ProtocolEvent {
    @Override
    public String type() {
        return "rumor-learned";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("rumor", rumor);
    }
}
