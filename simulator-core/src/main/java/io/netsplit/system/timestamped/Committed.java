package io.netsplit.system.timestamped;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/**
 * A write is over.
 *
 * @param at its timestamp
 * @param waitedNs how long it has taken from there, by the node's monotonic clock
 */
record Committed(int key, Stamp at, long waitedNs) implements ProtocolEvent {
    @Override
    public String type() {
        return "committed";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("key", key).put("at-ns", at.wallNs()).put("node", at.node()).put("waited-ns", waitedNs);
    }
}
