package io.netsplit.system.membership;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;

/** What members say to each other. Every message carries news of members; nobody changes the array after it was sent. */
sealed interface SwimMessage extends Message {
    int HEADER_BYTES = 40;

    /** {@link Update}s. */
    long[] updates();

    /** Answers to a probe repeat its number; it is the prober's. */
    long sequence();

    @Override
    default int sizeBytes() {
        return HEADER_BYTES + Update.SIZE_BYTES * updates().length;
    }

    @Override
    default void describe(Fields fields) {
        fields.put("sequence", sequence());
        if (updates().length > 0) {
            fields.put("updates", Update.text(updates()));
        }
    }

    /** Are you there? */
    record Ping(long sequence, long[] updates) implements SwimMessage {
        @Override
        public String type() {
            return "Ping";
        }
    }

    /** Probe {@code target} for me: it does not answer. */
    record PingRequest(long sequence, int target, long[] updates) implements SwimMessage {
        @Override
        public String type() {
            return "PingRequest";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("target", target);
            SwimMessage.super.describe(fields);
        }
    }

    /** I am there; or, from one that was asked to probe, the target is. */
    record Ack(long sequence, long[] updates) implements SwimMessage {
        @Override
        public String type() {
            return "Ack";
        }
    }

    /** I have just started: what is there to know? */
    record Join(long sequence, long[] updates) implements SwimMessage {
        @Override
        public String type() {
            return "Join";
        }
    }

    /** All that the sender holds of others that is not what everybody begins with. */
    record Welcome(long sequence, long[] updates) implements SwimMessage {
        @Override
        public String type() {
            return "Welcome";
        }
    }
}
