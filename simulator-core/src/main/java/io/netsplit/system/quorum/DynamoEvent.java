package io.netsplit.system.quorum;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.ObjectHeld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes let the world see. */
sealed interface DynamoEvent extends ProtocolEvent {
    /** The process has started; a {@link CopyKept} follows for every object that its disk holds. */
    record Recovered(int copies) implements DynamoEvent {
        @Override
        public String type() {
            return "copies-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("copies", copies);
        }
    }

    /**
     * The node's copy of the object is now this one, and durable where the node waits for its disk.
     *
     * @param replicas of the object
     */
    record CopyKept(int key, Copy copy, List<Integer> replicas) implements DynamoEvent, ObjectHeld {
        @Override
        public String type() {
            return "copy-kept";
        }

        @Override
        public long contentDigest() {
            return copy.digest();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("copy", copy.digest());
        }
    }

    /** The node keeps this copy in the place of {@code target}. */
    record HintKept(int key, Copy copy, int target) implements DynamoEvent {
        @Override
        public String type() {
            return "hint-kept";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("copy", copy.digest()).put("target", target);
        }
    }

    /** The replica that was silent has it now. */
    record HintDelivered(int key, int target) implements DynamoEvent {
        @Override
        public String type() {
            return "hint-delivered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("target", target);
        }
    }

    /** A read has shown that this replica has an old copy; the newest known was sent to it. */
    record ReadRepaired(int key, int target) implements DynamoEvent {
        @Override
        public String type() {
            return "read-repaired";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("target", target);
        }
    }

    /** A message of the anti-entropy was sent, with so many copies in it. */
    record TreesCompared(int peer, int bytes, int copies) implements DynamoEvent {
        @Override
        public String type() {
            return "trees-compared";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("peer", peer).put("bytes", bytes).put("copies", copies);
        }
    }

    /** A client was shown so many values of one object at once. */
    record SiblingsShown(int key, int values) implements DynamoEvent {
        @Override
        public String type() {
            return "siblings-shown";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("values", values);
        }
    }

    /** A coordinator has made a value of an object from a client who had seen {@code seen}; {@code dot} is null for a removal. */
    record ValueWritten(int key, @Nullable Dot dot, VersionVector seen) implements DynamoEvent {
        @Override
        public String type() {
            return "value-written";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key)
                    .put("dot", dot == null ? "-" : dot.toString())
                    .put("seen", seen.toString());
        }
    }

    /**
     * A coordinator tells a client that its write is done.
     *
     * @param copy what it has written
     * @param dot the event that it was, where siblings are kept; null for a removal
     */
    record WriteAcknowledged(int key, Copy copy, @Nullable Dot dot) implements DynamoEvent {
        @Override
        public String type() {
            return "write-acknowledged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("copy", copy.digest());
        }
    }
}
