package io.netsplit.workload;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A system's answer.
 *
 * @param client the session whose operation this answers, copied from the request
 * @param serial which operation this answers
 * @param status whether it took effect
 * @param output the result where ok
 * @param leader whom to ask instead, or -1
 * @param causality what a later request on the same object is to bring along, or null
 */
public record Reply(
        int client,
        long serial,
        Status status,
        @Nullable Object output,
        int leader,
        @Nullable Causality causality) implements Message {
    /** A reply that gives nothing along. */
    public Reply(int client, long serial, Status status, @Nullable Object output, int leader) {
        this(client, serial, status, output, leader, null);
    }

    /** OK: done. REFUSED: certainly not done and will not be. UNKNOWN: it may have been done or still be done. */
    public enum Status {
        OK,
        REFUSED,
        UNKNOWN;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** As it stands in traces. */
        public String word() {
            return word;
        }
    }

    @Override
    public String type() {
        return "Reply";
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
                .put("status", status.word())
                .put("output", String.valueOf(output))
                .put("leader", leader);
        if (causality != null) {
            fields.put("causality", causality.text());
        }
    }
}
