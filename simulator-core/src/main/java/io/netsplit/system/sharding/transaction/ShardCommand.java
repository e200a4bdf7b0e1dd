package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Fields;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.workload.Step;
import java.util.List;

/** What a shard's log carries. */
sealed interface ShardCommand extends LogCommand {
    int HEADER_BYTES = 32;
    int STEP_BYTES = 16;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * Vote on these steps, and stand by a yes.
     *
     * @param router who coordinates
     * @param version of its map
     * @param client whose transaction it is
     */
    record Prepare(long transaction, int router, long version, List<Step> steps, int client, long serial)
            implements ShardCommand {
        @Override
        public int sizeBytes() {
            return HEADER_BYTES + STEP_BYTES * steps.size();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", "prepare").put("transaction", transaction).put("steps", steps.toString());
        }
    }

    /** This is how it ended. */
    record End(long transaction, boolean commit) implements ShardCommand {
        @Override
        public void describe(Fields fields) {
            fields.put("command", commit ? "commit" : "abort").put("transaction", transaction);
        }
    }

    /** This is who owns what. */
    record Install(ShardMap map) implements ShardCommand {
        @Override
        public int sizeBytes() {
            return map.sizeBytes();
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", "install").put("version", map.version());
        }
    }

    /** From now on nothing is prepared on the keys of this move. */
    record Freeze(Move move) implements ShardCommand {
        @Override
        public void describe(Fields fields) {
            fields.put("command", "freeze").put("move", move.id());
        }
    }

    /** The keys of this move are no longer this shard's. */
    record Release(Move move) implements ShardCommand {
        @Override
        public void describe(Fields fields) {
            fields.put("command", "release").put("move", move.id());
        }
    }

    /**
     * These records come from their owner.
     *
     * @param from which node sent them
     * @param sequence which batch of it they are
     */
    record Receive(long move, int from, long sequence, List<CellImage> images, int bytes) implements ShardCommand {
        @Override
        public int sizeBytes() {
            return HEADER_BYTES + bytes;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("command", "receive").put("move", move).put("records", images.size());
        }
    }
}
