package io.netsplit.system.multiprimary;

import io.netsplit.causality.VersionVector;
import io.netsplit.crdt.Crdt;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.List;

/** What nodes say to one another. */
sealed interface ReplicationMessage extends Message {
    int HEADER_BYTES = 48;

    /**
     * Updates, those of each node in its order.
     *
     * @param more true where the sender has more that the receiver lacks
     */
    record Updates(List<Update> updates, boolean more) implements ReplicationMessage {
        @Override
        public String type() {
            return "Updates";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES;
            for (Update update : updates) {
                size += update.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            Update first = updates.get(0);
            fields.put("updates", updates.size())
                    .put("first-node", first.dot().node())
                    .put("first", first.dot().counter())
                    .put("object", first.object())
                    .put("bytes", sizeBytes())
                    .put("more", more);
        }
    }

    /** One whole object. */
    record ObjectState(int object, Crdt<?> state, VersionVector changedBy) {}

    /**
     * Whole objects: all that updates have changed which are in {@code upTo} and not in {@code base}.
     *
     * @param base what the sender believes that the receiver has
     * @param upTo what the receiver has afterwards, where that belief is right
     */
    record States(VersionVector base, VersionVector upTo, List<ObjectState> objects) implements ReplicationMessage {
        public States {
            objects = List.copyOf(objects);
        }

        @Override
        public String type() {
            return "States";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES + base.sizeBytes() + upTo.sizeBytes();
            for (ObjectState object : objects) {
                size += 4 + object.state().sizeBytes() + object.changedBy().sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("base", base.toString())
                    .put("up-to", upTo.toString())
                    .put("objects", objects.size())
                    .put("bytes", sizeBytes());
        }
    }

    /** Which updates the sender has on its disk. */
    record Summary(VersionVector has) implements ReplicationMessage {
        @Override
        public String type() {
            return "Summary";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + has.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("has", has.toString());
        }
    }
}
