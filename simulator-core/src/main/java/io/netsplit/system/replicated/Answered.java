package io.netsplit.system.replicated;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** A router has had an answer from the shard. */
record Answered(int shard) implements ProtocolEvent {
    @Override
    public String type() {
        return "shard-answered";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("shard", shard);
    }
}
