package io.netsplit.system.transactional;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Step;
import org.jspecify.annotations.Nullable;

/** What coordinators, shards and the oracle say to each other. */
sealed interface StoreMessage extends Message {
    long transaction();

    @Override
    default int sizeBytes() {
        return 64;
    }

    @Override
    default void describe(Fields fields) {
        fields.put("transaction", transaction());
    }

    /** A coordinator wants a timestamp: at the beginning, or for the commit. */
    record TimestampRequest(long transaction, boolean commit) implements StoreMessage {
        @Override
        public String type() {
            return "TimestampRequest";
        }
    }

    record Timestamp(long transaction, boolean commit, long timestamp) implements StoreMessage {
        @Override
        public String type() {
            return "Timestamp";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("timestamp", timestamp);
        }
    }

    /**
     * Do one step.
     *
     * @param index of the step in the transaction
     * @param ordinal how many steps of the transaction this shard has done before, so that one that forgot them notices
     * @param snapshot the transaction's timestamp, where it has one
     */
    record Access(long transaction, int index, int ordinal, long snapshot, Step step) implements StoreMessage {
        @Override
        public String type() {
            return "Access";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("index", index).put("step", step.toString());
        }
    }

    /** What the key holds after the step; not ok where the transaction has to abort. */
    record Accessed(
            long transaction,
            int index,
            boolean ok,
            @Nullable Object holds) implements StoreMessage {
        @Override
        public String type() {
            return "Accessed";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction)
                    .put("index", index)
                    .put("ok", ok)
                    .put("holds", String.valueOf(holds));
        }
    }

    /**
     * All steps are done: can you commit them?
     *
     * @param steps how many of them were this shard's
     * @param client whose transaction it is, and which: one that is asked for twice is done once
     */
    record Prepare(long transaction, int steps, int client, long serial) implements StoreMessage {
        @Override
        public String type() {
            return "Prepare";
        }
    }

    /** With yes, whether the shard has anything to be told of the decision: one that only read has not. */
    record Vote(long transaction, boolean yes, boolean wrote) implements StoreMessage {
        @Override
        public String type() {
            return "Vote";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("yes", yes);
        }
    }

    /** {@code timestamp}: of the new versions, where there are versions. */
    record Decision(long transaction, boolean commit, long timestamp) implements StoreMessage {
        @Override
        public String type() {
            return "Decision";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("commit", commit);
        }
    }

    /** One in doubt asks what was decided. */
    record Inquiry(long transaction) implements StoreMessage {
        @Override
        public String type() {
            return "Inquiry";
        }
    }
}
