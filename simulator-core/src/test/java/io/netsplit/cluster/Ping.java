package io.netsplit.cluster;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/** A numbered message without meaning. */
public record Ping(long number, int sizeBytes) implements Message {
    public Ping(long number) {
        this(number, 100);
    }

    @Override
    public String type() {
        return "Ping";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("number", number);
    }
}
