package io.netsplit.workload;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a system. Every simulated system answers these, so that one client drives them all.
 *
 * @param client the session: the client's address
 * @param serial numbers the client's operations from 1; a retry repeats the number, which is what exactly-once needs
 * @param function see {@link io.netsplit.history.Functions}
 * @param key the object operated on
 * @param input the argument, or null
 */
public record Request(
        int client,
        long serial,
        String function,
        int key,
        @Nullable Object input) implements Message {
    @Override
    public String type() {
        return "Request";
    }

    @Override
    public int sizeBytes() {
        return 64;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("client", client)
                .put("serial", serial)
                .put("function", function)
                .put("key", key)
                .put("input", String.valueOf(input));
    }
}
