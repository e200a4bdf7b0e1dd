package io.netsplit.system.sharding;

import io.netsplit.node.Fields;
import io.netsplit.node.ProtocolEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the nodes of a system that moves keys let the world see. */
public sealed interface ShardingEvent extends ProtocolEvent {
    /**
     * A server has answered a request.
     *
     * @param epoch of its ownership of the key
     * @param missing its data were still on their way
     */
    record Served(int key, long epoch, boolean writes, boolean missing) implements ShardingEvent {
        @Override
        public String type() {
            return "request-served";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("epoch", epoch).put("writes", writes).put("missing", missing);
        }
    }

    /**
     * A router has answered a read of several keys.
     *
     * @param parts how many keys were asked for
     * @param missing how many of them had not been answered
     * @param remote how many of them are with another server than the first
     */
    record Gathered(int parts, int missing, int remote) implements ShardingEvent {
        @Override
        public String type() {
            return "read-gathered";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("parts", parts).put("missing", missing).put("remote", remote);
        }
    }

    /** This version of the key is durable now; told only where joins of whole tables are to be checked. */
    record Written(int key, long version) implements ShardingEvent {
        @Override
        public String type() {
            return "row-written";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("key-version", version);
        }
    }

    /** A router begins a join of whole tables, maybe once more for the same client. */
    record JoinBegun(long query) implements ShardingEvent {
        @Override
        public String type() {
            return "join-begun";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("query", query);
        }
    }

    /** A server has sent so many rows to another one, to be joined there. */
    record RowsShipped(int rows) implements ShardingEvent {
        @Override
        public String type() {
            return "rows-shipped";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("rows", rows);
        }
    }

    /** A router has the result of a join. */
    record Joined(long query, List<JoinedRow> rows) implements ShardingEvent {
        @Override
        public String type() {
            return "tables-joined";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("query", query).put("rows", rows.size());
        }
    }

    /** A router's map was older than that of the server which it asked. */
    record Redirected(int key, long from, long to) implements ShardingEvent {
        @Override
        public String type() {
            return "router-redirected";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("key", key).put("from-version", from).put("to-version", to);
        }
    }

    /**
     * The coordinator has decided on this map.
     *
     * @param servers how many there are
     * @param moves how many are outstanding
     * @param mostKeys how many keys the server has that has most
     * @param ranges how many there are; 0 where none are kept
     */
    record MapDecided(long version, int servers, int moves, int mostKeys, int ranges) implements ShardingEvent {
        /** What there is to tell of this map. */
        public static MapDecided of(ShardMap map, KeySpace space) {
            Map<Integer, Integer> keys = new LinkedHashMap<>();
            int most = 0;
            for (int unit = 0; unit < map.units(); unit++) {
                most = Math.max(most, keys.merge(map.owner(unit), space.keysIn(unit), Integer::sum));
            }
            return new MapDecided(
                    map.version(),
                    map.servers().size(),
                    map.moves().size(),
                    most,
                    map.ranges().count());
        }

        @Override
        public String type() {
            return "map-decided";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("version", version)
                    .put("servers", servers)
                    .put("moves", moves)
                    .put("most-keys", mostKeys)
                    .put("ranges", ranges);
        }
    }

    /** It is decided that a range begins at this unit. */
    record RangeSplit(int unit) implements ShardingEvent {
        @Override
        public String type() {
            return "range-split";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("at", unit);
        }
    }

    /** It is decided that no range begins at this unit any more. */
    record RangesMerged(int unit) implements ShardingEvent {
        @Override
        public String type() {
            return "ranges-merged";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("at", unit);
        }
    }

    /** The range that begins at this unit has too much to do, nearly all of it for one key. */
    record SplitRefused(int unit) implements ShardingEvent {
        @Override
        public String type() {
            return "split-refused";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("range", unit);
        }
    }

    /** These keys have a new owner. */
    record Moved(long move, int source, int target, int keys) implements ShardingEvent {
        @Override
        public String type() {
            return "shard-moved";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("source", source).put("target", target).put("keys", keys);
        }
    }

    /** The old owner has sent a part of a copy, maybe not for the first time. */
    record Copied(long move, int bytes) implements ShardingEvent {
        @Override
        public String type() {
            return "records-copied";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("bytes", bytes);
        }
    }

    /** The old owner no longer serves these keys. */
    record SwitchBegun(long move) implements ShardingEvent {
        @Override
        public String type() {
            return "switch-begun";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move);
        }
    }

    /** The new owner has learned that it is one. */
    record SwitchEnded(long move, int keys) implements ShardingEvent {
        @Override
        public String type() {
            return "switch-ended";
        }

        @Override
        public void describe(Fields fields) {
            fields.put("move", move).put("keys", keys);
        }
    }
}
