package io.netsplit.system.sharding;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routers, servers and the coordinator say to one another. */
sealed interface ShardingMessage extends Message {
    int HEADER_BYTES = 48;

    @Override
    default int sizeBytes() {
        return HEADER_BYTES;
    }

    /**
     * A router passes a client's request on, over a connection.
     *
     * @param range first unit of the range that the router takes the key to be in
     */
    record Forward(long id, Request request, long version, int range) implements ShardingMessage {
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
            fields.put("id", id).put("version", version).put("range", range);
            request.describe(fields);
        }
    }

    /** It is done. */
    record Answer(long id, Reply reply, int valueBytes) implements ShardingMessage {
        @Override
        public String type() {
            return "Answer";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + reply.sizeBytes() + valueBytes;
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id);
            reply.describe(fields);
        }
    }

    /**
     * It is not done: the key is not here, or is just being handed over.
     *
     * @param map the server's, where it is newer than the router's
     */
    record Redirect(long id, @Nullable ShardMap map) implements ShardingMessage {
        @Override
        public String type() {
            return "Redirect";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + (map == null ? 0 : map.sizeBytes());
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("version", map == null ? 0 : map.version());
        }
    }

    /** A router or a server asks the coordinator for a map that is newer than this version. */
    record MapQuery(long version) implements ShardingMessage {
        @Override
        public String type() {
            return "MapQuery";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("version", version);
        }
    }

    /** The coordinator's map, which is on its disk. */
    record Assign(ShardMap map) implements ShardingMessage {
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
            fields.put("version", map.version())
                    .put("servers", map.servers().size())
                    .put("moves", map.moves().size());
        }
    }

    /** A server has this map on its disk. */
    record Assigned(long version) implements ShardingMessage {
        @Override
        public String type() {
            return "Assigned";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("version", version);
        }
    }

    /**
     * What a server has had to do since its last report.
     *
     * @param version of the map that was in force all the time
     */
    record LoadReport(long version, List<RangeLoad> loads) implements ShardingMessage {
        private static final int LOAD_BYTES = 40;

        @Override
        public String type() {
            return "LoadReport";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + LOAD_BYTES * loads.size();
        }

        @Override
        public void describe(Fields fields) {
            long perSecond = 0;
            for (RangeLoad load : loads) {
                perSecond += (long) load.perSecond();
            }
            fields.put("version", version).put("ranges", loads.size()).put("per-second", perSecond);
        }
    }

    /**
     * Records on their way from the old owner to the new one.
     *
     * @param sequence which batch; its answer repeats it
     * @param last nothing comes behind it
     */
    record Batch(long move, long sequence, List<KeyImage> images, int bytes, boolean last) implements ShardingMessage {
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
            fields.put("move", move)
                    .put("sequence", sequence)
                    .put("written", images.size())
                    .put("bytes", bytes)
                    .put("last", last);
        }
    }

    /** The new owner has it on its disk. */
    record BatchAck(long move, long sequence) implements ShardingMessage {
        @Override
        public String type() {
            return "BatchAck";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("sequence", sequence);
        }
    }

    /** A write that the new owner is to have before it is acknowledged. */
    record DoubleWrite(long move, long sequence, KeyImage image, int bytes) implements ShardingMessage {
        @Override
        public String type() {
            return "DoubleWrite";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + bytes;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move)
                    .put("sequence", sequence)
                    .put("key", image.key())
                    .put("key-version", image.version());
        }
    }

    /**
     * A router asks every server for its part of a join of whole tables.
     *
     * @param request the read that the client asked for; its key's owner answers it
     * @param version of the router's map, by which all servers are to scan
     * @param servers how many there are
     */
    record Scan(long id, Request request, long version, int servers) implements ShardingMessage {
        @Override
        public String type() {
            return "Scan";
        }

        @Override
        public boolean arrivesAtMostOnce() {
            return true;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("version", version);
        }
    }

    /**
     * A server does not scan by that map.
     *
     * @param map its own, where it is newer
     */
    record ScanRefused(long id, @Nullable ShardMap map) implements ShardingMessage {
        @Override
        public String type() {
            return "ScanRefused";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + (map == null ? 0 : map.sizeBytes());
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("version", map == null ? 0 : map.version());
        }
    }

    /** Rows from one server to the one at which they are joined; all that there are for it. */
    record JoinRows(long id, List<JoinRow> rows, int bytes) implements ShardingMessage {
        @Override
        public String type() {
            return "JoinRows";
        }

        @Override
        public int sizeBytes() {
            return HEADER_BYTES + bytes;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("rows", rows.size()).put("bytes", bytes);
        }
    }

    /**
     * What one server has joined; a router wants to know how much it is, and the rows stay.
     *
     * @param answer what the key holds that the client asked for, from its owner
     */
    record JoinPart(long id, List<JoinedRow> rows, @Nullable Object answer) implements ShardingMessage {
        @Override
        public String type() {
            return "JoinPart";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("id", id).put("rows", rows.size());
        }
    }

    /** The old owner has done its part: the new one has everything. */
    record Released(long move) implements ShardingMessage {
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
