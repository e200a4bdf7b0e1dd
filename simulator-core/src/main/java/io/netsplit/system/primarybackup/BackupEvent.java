package io.netsplit.system.primarybackup;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;

/** What replicas let the world see of their logs. */
sealed interface BackupEvent extends ProtocolEvent {
    /** The log has grown; client and serial are -1 where the entry is no client's write. */
    record EntryAppended(long index, long stamp, int client, long serial) implements BackupEvent {
        static EntryAppended of(long index, Entry entry) {
            return entry.request() == null
                    ? new EntryAppended(index, entry.stamp(), -1, -1)
                    : new EntryAppended(
                            index,
                            entry.stamp(),
                            entry.request().client(),
                            entry.request().serial());
        }

        @Override
        public String type() {
            return "entry-appended";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index)
                    .put("epoch", Stamp.epoch(stamp))
                    .put("primary", Stamp.primary(stamp))
                    .put("client", client)
                    .put("serial", serial);
        }
    }

    /** The process has started and found a log of this length; an event for each entry follows. */
    record LogRecovered(long lastIndex) implements BackupEvent {
        @Override
        public String type() {
            return "log-recovered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("last-index", lastIndex);
        }
    }

    /** Everything from {@code fromIndex} on was rolled back, because another primary's history prevails. */
    record LogTruncated(long fromIndex, long toIndex) implements BackupEvent {
        @Override
        public String type() {
            return "log-truncated";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("from-index", fromIndex).put("to-index", toIndex);
        }
    }

    /**
     * A client's write was rolled back.
     *
     * @param wasApplied true where this replica had already made it visible
     */
    record WriteDiscarded(
            long index, long epoch, int client, long serial, String function, int key, String input, boolean wasApplied)
            implements BackupEvent {
        @Override
        public String type() {
            return "write-discarded";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index)
                    .put("epoch", epoch)
                    .put("client", client)
                    .put("serial", serial)
                    .put("function", function)
                    .put("key", key)
                    .put("input", input)
                    .put("was-applied", wasApplied);
        }
    }

    /** The primary has told a client that its write is done. */
    record WriteAcknowledged(long index, long epoch, int client, long serial) implements BackupEvent {
        @Override
        public String type() {
            return "write-acknowledged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("index", index).put("epoch", epoch).put("client", client).put("serial", serial);
        }
    }
}
