package io.netsplit.scenario.runner;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/** What travels in the traffic lab, of which only the kind matters; an answer says whether the server did the work. */
record TrafficPacket(String type, boolean ok) implements Message {
    static final TrafficPacket REQUEST = new TrafficPacket("Request", true);
    static final TrafficPacket SERVED = new TrafficPacket("Answer", true);
    static final TrafficPacket REFUSED = new TrafficPacket("Answer", false);

    @Override
    public int sizeBytes() {
        return 0;
    }

    @Override
    public void describe(Fields fields) {
        if (!equals(REQUEST)) {
            fields.put("ok", ok);
        }
    }
}
