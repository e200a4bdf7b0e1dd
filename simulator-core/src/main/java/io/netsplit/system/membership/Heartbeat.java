package io.netsplit.system.membership;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.List;

/**
 * "I am alive."
 *
 * @param dead whom the sender takes for dead, where it is the monitor
 */
record Heartbeat(List<Integer> dead) implements Message {
    static final Heartbeat PLAIN = new Heartbeat(List.of());

    private static final int HEADER_BYTES = 40;

    @Override
    public String type() {
        return "Heartbeat";
    }

    @Override
    public int sizeBytes() {
        return HEADER_BYTES + Integer.BYTES * dead.size();
    }

    @Override
    public void describe(Fields fields) {
        if (!dead.isEmpty()) {
            fields.put("dead", dead.toString());
        }
    }
}
