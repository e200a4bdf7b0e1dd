package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.system.commit.Commands;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.workload.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routers and shards say to each other. */
sealed interface TransactionMessage extends Message {
    int HEADER_BYTES = 64;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * A router asks a shard to do these steps, and to say whether it can commit them.
     *
     * @param version of the router's map
     */
    record Prepare(long transaction, int shard, long version, List<Step> steps, int client, long serial)
            implements TransactionMessage {
        @Override
        public String type() {
            return "Prepare";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + 16 * steps.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("steps", steps.toString());
        }
    }

    /**
     * A shard's answer.
     *
     * @param values with yes, what each step found, in their order
     * @param map the shard's, where it is newer than the router's
     */
    record Vote(
            long transaction,
            int shard,
            Judgement.Verdict verdict,
            List<@Nullable Object> values,
            @Nullable ShardMap map)
            implements TransactionMessage {
        @Override
        public String type() {
            return "Vote";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + 16 * values.size() + (map == null ? 0 : map.sizeBytes());
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("shard", shard).put("verdict", verdict.word());
        }
    }

    /** What became of the transaction. */
    record Decision(long transaction, boolean commit) implements TransactionMessage {
        @Override
        public String type() {
            return "Decision";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("commit", commit);
        }
    }

    /** A shard in doubt asks what was decided. */
    record Inquiry(long transaction) implements TransactionMessage {
        @Override
        public String type() {
            return "Inquiry";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction);
        }
    }

    /**
     * Of several replicas of a shard, the one that was asked does not lead.
     *
     * @param transaction what was asked about; 0 where it was a batch
     * @param leader whom it takes for the leader, or -1
     */
    record NotLeader(long transaction, int shard, int leader) implements TransactionMessage {
        @Override
        public String type() {
            return "NotLeader";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("transaction", transaction).put("shard", shard).put("leader", leader);
        }
    }

    /** A router asks the one that leads their log to put this decision into it. */
    record Register(Commands.Decide decision) implements TransactionMessage {
        @Override
        public String type() {
            return "Register";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + decision.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            decision.describe(fields);
        }
    }

    /** A router asks for a map that is newer than this version. */
    record MapQuery(long version) implements TransactionMessage {
        @Override
        public String type() {
            return "MapQuery";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("version", version);
        }
    }

    /** Who owns what, as it was decided. */
    record Assign(ShardMap map) implements TransactionMessage {
        @Override
        public String type() {
            return "Assign";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + map.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("version", map.version()).put("moves", map.moves().size());
        }
    }

    /** A shard has this map in its log. */
    record Assigned(int shard, long version) implements TransactionMessage {
        @Override
        public String type() {
            return "Assigned";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("shard", shard).put("version", version);
        }
    }

    /** Records on their way from the old owner to the new one. */
    record Batch(long move, int shard, long sequence, List<CellImage> images, int bytes) implements TransactionMessage {
        @Override
        public String type() {
            return "Batch";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + bytes;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("sequence", sequence).put("records", images.size());
        }
    }

    /** The new owner has them in its log. */
    record BatchAck(long move, long sequence) implements TransactionMessage {
        @Override
        public String type() {
            return "BatchAck";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("sequence", sequence);
        }
    }

    /** The old owner has let go, and the new one has everything. */
    record Released(long move) implements TransactionMessage {
        @Override
        public String type() {
            return "Released";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move);
        }
    }
}
