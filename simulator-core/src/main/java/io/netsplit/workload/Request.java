package io.netsplit.workload;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a system. Every simulated system answers these, so that one client drives them all.
 *
 * <p>The answer goes to the endpoint from which the request came. That is not {@code client}, which only names the
 * session: an open-loop client has many operations in flight at once, each in a session of its own.
 *
 * @param client the session, unique in the run, with one operation in flight at a time
 * @param serial numbers the session's operations, growing from 1; a retry repeats the number, which is what exactly-once
 *     needs; a smaller number than the session's last one is a late copy and must have no effect
 * @param function see {@link io.netsplit.history.Functions}
 * @param key the object operated on
 * @param input the argument, or null
 * @param causality what the client had seen of the object when it asked, as a {@link Reply} told it, or null
 */
public record Request(
        int client,
        long serial,
        String function,
        int key,
        @Nullable Object input,
        @Nullable Causality causality) implements Message {
    /** A request that brings nothing along. */
    public Request(int client, long serial, String function, int key, @Nullable Object input) {
        this(client, serial, function, key, input, null);
    }

    @Override
    public String type() {
        return "Request";
    }

    @Override
    public int sizeBytes() {
        return 64 + (causality == null ? 0 : causality.sizeBytes());
    }

    @Override
    public boolean arrivesAtMostOnce() {
        return true;
    }

    @Override
    public void describe(Fields fields) {
        fields.put("client", client)
                .put("serial", serial)
                .put("function", function)
                .put("key", key)
                .put("input", String.valueOf(input));
        if (causality != null) {
            fields.put("causality", causality.text());
        }
    }
}
