package io.netsplit.system.primarybackup;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.List;

/** What replicas say to one another. */
sealed interface BackupMessage extends Message {
    int HEADER_BYTES = 48;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * The primary's heartbeat, with entries where the backup lacks some.
     *
     * @param epoch the primary's
     * @param previousIndex of the entry before the first one sent
     * @param previousStamp of that entry
     * @param entries in order, perhaps none
     * @param committedIndex up to where backups may apply
     * @param sentNs by the primary's monotonic clock; the answer repeats it
     */
    record Replicate(
            long epoch, long previousIndex, long previousStamp, List<Entry> entries, long committedIndex, long sentNs)
            implements BackupMessage {
        @Override
        public String type() {
            return entries.isEmpty() ? "Heartbeat" : "Replicate";
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
                    .put("previous-epoch", Stamp.epoch(previousStamp))
                    .put("entries", entries.size())
                    .put("committed-index", committedIndex);
        }
    }

    /**
     * @param epoch the highest that the backup knows; higher than the primary's, it deposes the primary
     * @param accepted false where the epoch is old or the entry before is missing
     * @param matchIndex accepted: up to where the log is the primary's and durable; else: where to try next
     * @param sentNs repeated from the message answered
     */
    record ReplicateAnswer(long epoch, boolean accepted, long matchIndex, long sentNs) implements BackupMessage {
        @Override
        public String type() {
            return "ReplicateAnswer";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("accepted", accepted).put("match-index", matchIndex);
        }
    }

    /**
     * A backup asks to be granted an epoch, or, where not binding, whether it would be.
     *
     * @param lastStamp of the backup's last entry
     * @param lastIndex of that entry
     * @param takeOver true where the primary itself handed over
     */
    record Claim(long epoch, long lastStamp, long lastIndex, boolean binding, boolean takeOver)
            implements BackupMessage {
        @Override
        public String type() {
            return binding ? "Claim" : "Probe";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch)
                    .put("last-epoch", Stamp.epoch(lastStamp))
                    .put("last-index", lastIndex)
                    .put("take-over", takeOver);
        }
    }

    /**
     * @param epoch the highest that the answering replica knows
     * @param claimed the epoch asked for
     */
    record ClaimAnswer(long epoch, long claimed, boolean granted, boolean binding) implements BackupMessage {
        @Override
        public String type() {
            return binding ? "ClaimAnswer" : "ProbeAnswer";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch).put("claimed", claimed).put("granted", granted);
        }
    }

    /** The primary of {@code epoch} has stopped, and asks the receiver, which has everything, to be the next. */
    record TakeOver(long epoch) implements BackupMessage {
        @Override
        public String type() {
            return "TakeOver";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("epoch", epoch);
        }
    }
}
