package io.netsplit.system.replicated;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** A replica of the shard is on another node: the new one has caught up, the old one has left the group. */
record ReplicaMoved(int shard, int from, int to) implements ProtocolEvent {
    @Override
    public String type() {
        return "replica-moved";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("shard", shard).put("from", from).put("to", to);
    }
}
