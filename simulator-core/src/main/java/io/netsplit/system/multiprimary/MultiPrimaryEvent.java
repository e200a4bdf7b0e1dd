package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.HybridTimestamp;
import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.ObjectHeld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What nodes let the world see of their updates. */
sealed interface MultiPrimaryEvent extends ProtocolEvent {
    /**
     * A node has taken a write, and has it on its disk.
     *
     * @param key of the object
     * @param version which one of the object's versions this is
     * @param at its timestamp, where there is one
     * @param base the version that it was made from, or null
     * @param older true where its timestamp is smaller than one that its writer had seen
     * @param displaced the versions that are gone because of it, though its writer had not seen them
     * @param aheadNs how far its timestamp was ahead of the node's own wall clock when it was taken; 0 without a timestamp
     * @param sinceTakenNs how long ago it was taken: what the disk has needed
     */
    record UpdateMade(
            int key,
            Dot version,
            @Nullable HybridTimestamp at,
            @Nullable Dot base,
            boolean older,
            List<Dot> displaced,
            long aheadNs,
            long sinceTakenNs)
            implements MultiPrimaryEvent {
        UpdateMade onDiskAfter(long elapsedNs) {
            return new UpdateMade(key, version, at, base, older, displaced, aheadNs, elapsedNs);
        }

        @Override
        public String type() {
            return "update-made";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key)
                    .put("version-node", version.node())
                    .put("version", version.counter())
                    .put("older", older)
                    .put("displaced", displaced.size());
            if (at != null) {
                fields.put("wall-ns", at.wallNs()).put("logical", at.counter()).put("ahead-ns", aheadNs);
            }
            if (base != null) {
                fields.put("base-node", base.node()).put("base", base.counter());
            }
        }
    }

    /** The client of this version was told that it is done. */
    record UpdateAcknowledged(int key, Dot version) implements MultiPrimaryEvent {
        @Override
        public String type() {
            return "update-acknowledged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("version-node", version.node()).put("version", version.counter());
        }
    }

    /** A reader was answered; only where values expire. A dead value was not shown. */
    record ValueRead(int key, Dot version, boolean expired) implements MultiPrimaryEvent {
        @Override
        public String type() {
            return "value-read";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key)
                    .put("version-node", version.node())
                    .put("version", version.counter())
                    .put("expired", expired);
        }
    }

    /** A node has taken a write of a conflict-free type, or a removal, and has it on its disk. */
    record UpdateTaken(int object) implements MultiPrimaryEvent {
        @Override
        public String type() {
            return "update-taken";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("object", object);
        }
    }

    /** Which updates of an object a node has. */
    record UpdatesHeld(int key, long contentDigest, List<Integer> replicas) implements MultiPrimaryEvent, ObjectHeld {
        @Override
        public String type() {
            return "updates-held";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("object", key).put("updates", contentDigest);
        }
    }
}
