package io.netsplit.system.broker;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What the nodes let the world see. */
sealed interface BrokerEvent extends ProtocolEvent {
    /** The broker has taken a message, and says so. */
    record Confirmed(long id, int key, long value) implements BrokerEvent {
        @Override
        public String type() {
            return "message-confirmed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("key", key).put("value", value);
        }
    }

    /** A broker finds its log after a restart: what has a larger id is gone. */
    record BrokerRecovered(long lastId) implements BrokerEvent {
        @Override
        public String type() {
            return "broker-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-id", lastId);
        }
    }

    /** A broker hands a message out. */
    record Sent(int subscription, long id, long value, int consumer) implements BrokerEvent {
        @Override
        public String type() {
            return "message-sent";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("id", id)
                    .put("value", value)
                    .put("consumer", consumer);
        }
    }

    /** A consumer has a message. */
    record Received(int subscription, long id, long value) implements BrokerEvent {
        @Override
        public String type() {
            return "message-received";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription).put("id", id).put("value", value);
        }
    }

    /**
     * The effect of a message is in the store.
     *
     * @param partition and {@code generation}: by whose order it came, in a consumer group
     * @param index number of its record
     */
    record TookEffect(int subscription, int partition, long generation, long id, int key, long value, long index)
            implements BrokerEvent {
        @Override
        public String type() {
            return "took-effect";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("partition", partition)
                    .put("generation", generation)
                    .put("id", id)
                    .put("key", key)
                    .put("value", value)
                    .put("index", index);
        }
    }

    /** The effect of a message is asked for that has had it: nothing happens. */
    record Suppressed(int subscription, long id, long value) implements BrokerEvent {
        @Override
        public String type() {
            return "duplicate-suppressed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription).put("id", id).put("value", value);
        }
    }

    /** A store finds its effects after a restart: those with a larger index are gone. */
    record StoreRecovered(long lastIndex) implements BrokerEvent {
        @Override
        public String type() {
            return "store-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex);
        }
    }

    /** How a broker is done with a message. */
    enum Ending {
        ACKNOWLEDGED("message-acknowledged"),
        HANDED_OUT("message-handed-out"),
        DEAD_LETTERED("dead-lettered"),
        DROPPED("message-dropped");

        private final String word;

        Ending(String word) {
            this.word = word;
        }
    }

    /** A broker is done with a message, as far as this subscription goes. */
    record Settled(int subscription, long id, long value, Ending how) implements BrokerEvent {
        @Override
        public String type() {
            return how.word;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription).put("id", id).put("value", value);
        }
    }

    /** A consumer group's partitions are dealt out anew; {@code moved} of them to another member. */
    record Rebalanced(int subscription, long generation, int moved, int members) implements BrokerEvent {
        @Override
        public String type() {
            return "rebalanced";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("subscription", subscription)
                    .put("generation", generation)
                    .put("moved", moved)
                    .put("members", members);
        }
    }

    /** So many messages wait for the subscription that is furthest behind, or to be on the disk; told when it has changed. */
    record Backlog(int messages) implements BrokerEvent {
        @Override
        public String type() {
            return "backlog";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("messages", messages);
        }
    }
}
