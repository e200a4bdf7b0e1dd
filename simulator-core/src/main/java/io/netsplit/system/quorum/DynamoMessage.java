package io.netsplit.system.quorum;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes say to one another. */
sealed interface DynamoMessage extends Message {
    int HEADER_BYTES = 48;
    /** The holder of a copy that is for the receiver itself. */
    int NOBODY = -1;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    private static void describe(Fields fields, int key, @Nullable Copy copy) {
        fields.put("key", key).put("copy", copy == null ? 0 : copy.digest());
    }

    /** A coordinator asks for a copy of the object. */
    record Fetch(long round, int key) implements DynamoMessage {
        @Override
        public String type() {
            return "Fetch";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("round", round).put("key", key);
        }
    }

    /** The copy asked for; null where the node has none. */
    record Fetched(long round, int key, @Nullable Copy copy) implements DynamoMessage {
        @Override
        public String type() {
            return "Fetched";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + (copy == null ? 0 : copy.sizeBytes());
        }

        @Override
        public void describe(Fields fields) {
            fields.put("round", round);
            DynamoMessage.describe(fields, key, copy);
        }
    }

    /**
     * A coordinator gives a copy to keep.
     *
     * @param round to be answered once it is durable; 0 for a repair, which nobody waits for
     * @param hintFor the replica in whose place the receiver is to keep it, or {@link #NOBODY}
     */
    record Store(long round, int key, Copy copy, int hintFor) implements DynamoMessage {
        @Override
        public String type() {
            return round == 0 ? "Repair" : "Store";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + copy.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("round", round);
            DynamoMessage.describe(fields, key, copy);
            fields.put("hint-for", hintFor);
        }
    }

    /** It is kept. */
    record Stored(long round) implements DynamoMessage {
        @Override
        public String type() {
            return "Stored";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("round", round);
        }
    }

    /** A node hands over what it has kept in the receiver's place (Dynamo, section 4.6). */
    record HandOff(int key, Copy copy) implements DynamoMessage {
        @Override
        public String type() {
            return "HandOff";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + copy.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            DynamoMessage.describe(fields, key, copy);
        }
    }

    /** What was handed over is kept by its owner. */
    record TakenOver(int key, Copy copy) implements DynamoMessage {
        @Override
        public String type() {
            return "TakenOver";
        }

        @Override
        public void describe(Fields fields) {
            DynamoMessage.describe(fields, key, copy);
        }
    }

    /** Asks a node that was silent whether it is back. */
    record Ping() implements DynamoMessage {
        @Override
        public String type() {
            return "Ping";
        }

        @Override
        public void describe(Fields fields) {}
    }

    /** It is. */
    record Pong() implements DynamoMessage {
        @Override
        public String type() {
            return "Pong";
        }

        @Override
        public void describe(Fields fields) {}
    }

    /** Passes a client's request on to a node that has a copy; that node answers the client itself. */
    record Forward(int client, Request request) implements DynamoMessage {
        @Override
        public String type() {
            return "Forward";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + request.sizeBytes();
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("client", client)
                    .put("session", request.client())
                    .put("serial", request.serial())
                    .put("function", request.function())
                    .put("key", request.key());
        }
    }

    /**
     * Nodes of the sender's Merkle trees (Dynamo, section 4.7), all of one level.
     *
     * @param nodes see {@link MerkleTrees}; not to be changed
     * @param hashes of these; not to be changed
     */
    record TreeNodes(int[] nodes, long[] hashes) implements DynamoMessage {
        @Override
        public String type() {
            return "TreeNodes";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + 12 * nodes.length;
        }

        @Override
        public void describe(Fields fields) {
            long hash = 0;
            for (int i = 0; i < nodes.length; i++) {
                hash = Copy.mix(hash + nodes[i]) ^ hashes[i];
            }
            fields.put("nodes", nodes.length).put("hash", hash);
        }
    }

    /**
     * All copies in buckets that differ.
     *
     * @param buckets leaves of the Merkle trees
     * @param keys of the copies
     * @param copies in the order of the keys
     * @param answer true where the receiver is not to answer with its own
     */
    record Buckets(int[] buckets, int[] keys, List<Copy> copies, boolean answer) implements DynamoMessage {
        @Override
        public String type() {
            return "Buckets";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES + 4 * buckets.length;
            for (Copy copy : copies) {
                size += 8 + copy.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            long hash = 0;
            for (int i = 0; i < keys.length; i++) {
                hash = Copy.mix(hash + keys[i]) ^ copies.get(i).digest();
            }
            fields.put("buckets", buckets.length)
                    .put("keys", keys.length)
                    .put("hash", hash)
                    .put("answer", answer);
        }
    }
}
