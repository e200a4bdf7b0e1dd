package io.netsplit.system.chain;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.List;

/** What master and servers say to one another. */
sealed interface ChainMessage extends Message {
    int HEADER_BYTES = 48;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * A server asks the master for a lease, and so lets it know that it is alive.
     *
     * @param fresh its disk has never been that of a member, or was lost
     * @param ready it has everything that was ever acknowledged
     * @param caughtUp the learner behind this tail has everything
     * @param sentNs by the server's monotonic clock; the answer repeats it
     */
    record Renew(long epoch, boolean fresh, boolean ready, boolean caughtUp, long sentNs) implements ChainMessage {
        @Override
        public String type() {
            return "Renew";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("fresh", fresh).put("ready", ready).put("caught-up", caughtUp);
        }
    }

    /**
     * The master's view.
     *
     * @param granted true where the receiver may serve reads for the length of a lease from {@code sentNs} on
     */
    record Configure(View view, boolean granted, long sentNs) implements ChainMessage {
        @Override
        public String type() {
            return granted ? "Grant" : "Configure";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + 4 * view.members().size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", view.epoch()).put("chain", view.toString());
        }
    }

    /**
     * Updates, from a server to its successor.
     *
     * @param previousIndex place of the update before the first one sent
     * @param previousEpoch of that update
     * @param lastIndex the end of the sender's log: who has that much has everything that was ever acknowledged
     */
    record Forward(long epoch, long previousIndex, long previousEpoch, List<Entry> entries, long lastIndex)
            implements ChainMessage {
        @Override
        public String type() {
            return "Forward";
        }

        @Override
        public int sizeBytes() {
            int size = HEADER_BYTES;
            for (Entry entry : entries) {
                size += entry.sizeBytes();
            }
            return size;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch)
                    .put("previous-index", previousIndex)
                    .put("entries", entries.size())
                    .put("last-index", lastIndex);
        }
    }

    /**
     * From a server to its predecessor.
     *
     * @param accepted false: the update before is missing or another one; {@code index} is where to try next
     * @param index up to where the log is the predecessor's and durable
     * @param committedIndex up to where the tail has it
     */
    record Acknowledge(long epoch, boolean accepted, long index, long committedIndex) implements ChainMessage {
        @Override
        public String type() {
            return accepted ? "Acknowledge" : "Mismatch";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("index", index).put("committed-index", committedIndex);
        }
    }

    /** A server with a dirty object asks the tail how far it has come (CRAQ, section 2.3). */
    record VersionQuery(long epoch, long id) implements ChainMessage {
        @Override
        public String type() {
            return "VersionQuery";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("id", id);
        }
    }

    /** The tail's answer: everything up to {@code committedIndex} may be read. */
    record Version(long epoch, long id, long committedIndex) implements ChainMessage {
        @Override
        public String type() {
            return "Version";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("id", id).put("committed-index", committedIndex);
        }
    }
}
