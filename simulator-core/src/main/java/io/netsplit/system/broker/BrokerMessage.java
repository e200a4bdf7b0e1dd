package io.netsplit.system.broker;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.List;

/** What brokers, consumers and stores say to each other, over connections: lost perhaps, but never repeated by the network. */
sealed interface BrokerMessage extends Message {
    @Override
    default int sizeBytes() {
        return 64;
    }

    @Override
    default boolean arrivesAtMostOnce() {
        return true;
    }

    /** A consumer is there. */
    record Heartbeat() implements BrokerMessage {
        @Override
        public String type() {
            return "Heartbeat";
        }

        @Override
        public int sizeBytes() {
            return 32;
        }

        @Override
        public void describe(Fields fields) {}
    }

    /**
     * Messages for a consumer; of a partition all that it is to work on now.
     *
     * @param partition of a consumer group, or -1
     * @param generation numbers the assignments of that partition
     */
    record Delivery(int subscription, int partition, long generation, List<Entry> entries) implements BrokerMessage {
        public Delivery {
            entries = List.copyOf(entries);
        }

        @Override
        public String type() {
            return "Delivery";
        }

        @Override
        public int sizeBytes() {
            return 32 + Entry.BYTES * entries.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("partition", partition)
                    .put("generation", generation)
                    .put("ids", entries.stream().map(Entry::id).toList().toString());
        }
    }

    /** A consumer has done with a message, or has failed on it. */
    record Acknowledge(int subscription, int partition, long generation, int key, long id, boolean accepted)
            implements BrokerMessage {
        @Override
        public String type() {
            return accepted ? "Acknowledge" : "Reject";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("partition", partition)
                    .put("generation", generation)
                    .put("id", id);
        }
    }

    /** What a consumer answers to a request, with its correlation id: session and serial. */
    record Answer(int session, long serial, int key, long value) implements BrokerMessage {
        @Override
        public String type() {
            return "Answer";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("session", session).put("serial", serial).put("value", value);
        }
    }

    /** The effect of a message, for the store; its idempotency key is the subscription with the message's id. */
    record Apply(int subscription, int partition, long generation, Entry entry) implements BrokerMessage {
        @Override
        public String type() {
            return "Apply";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("generation", generation)
                    .put("id", entry.id())
                    .put("key", entry.key())
                    .put("value", entry.value());
        }
    }

    /** The store has the effect; or refuses it, as another consumer has the partition now. */
    record Applied(int subscription, long id, boolean fenced) implements BrokerMessage {
        @Override
        public String type() {
            return fenced ? "Fenced" : "Applied";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription).put("id", id);
        }
    }
}
