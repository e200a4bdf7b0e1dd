package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which node served which key or shard, and which of them moved, as the trace tells it in words that every protocol may use: an
 * event {@code request-served} with a {@code key} says that its node has served it, and whoever served a key last is taken for its
 * owner; {@code shard-moved} with {@code source}, {@code target} and {@code keys}, or {@code replica-moved} with {@code from} and
 * {@code to}, that it has another owner now. Where shards are groups of nodes, {@code shard-answered} with a {@code shard} says that
 * one was asked, and its owner is whoever came to lead the group last: a {@code role} with a {@code group}.
 */
public final class ShardActivity {
    /** So many keys have a new owner; of a whole shard it is 1. */
    public record Move(int event, long timeNs, int source, int target, long keys) {}

    /** A key beyond this one is not counted: nobody could see it, and a hostile trace asks for memory with it. */
    private static final int UNITS_MAX = 1 << 22;

    private final List<Integer> servers;
    private final boolean ofShards;
    private final LongColumn times = new LongColumn();
    private final IntColumn places = new IntColumn();
    private final IntColumn units = new IntColumn();
    private final List<Move> moves = new ArrayList<>();
    private int mostUnit;

    private ShardActivity(List<Integer> servers, boolean ofShards) {
        this.servers = servers;
        this.ofShards = ofShards;
    }

    public static ShardActivity of(Recording recording) {
        Events events = recording.events();
        TreeSet<Integer> servers = new TreeSet<>();
        List<int[]> served = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        Map<Long, Integer> leaders = new LinkedHashMap<>();
        boolean ofShards = false;
        for (int event = 0; event < events.count(); event++) {
            if (events.kind(event) != EventKind.PROTOCOL) {
                continue;
            }
            switch (events.word(event)) {
                case "request-served" -> {
                    long key = number(events.content(event), "key");
                    if (key >= 0 && key < UNITS_MAX) {
                        servers.add(events.address(event));
                        served.add(new int[] {event, (int) key, events.address(event)});
                    }
                }
                case "shard-answered" -> {
                    long shard = number(events.content(event), "shard");
                    Integer leader = leaders.get(shard);
                    if (leader != null && shard < UNITS_MAX) {
                        ofShards = true;
                        servers.add(leader);
                        served.add(new int[] {event, (int) shard, leader});
                    }
                }
                case "role" -> {
                    long group = number(events.content(event), "group");
                    if (group >= 0 && events.content(event).contains("\"leader\"")) {
                        leaders.put(group, events.address(event));
                    }
                }
                case "shard-moved" -> add(moves, recording, event, "source", "target");
                case "replica-moved" -> add(moves, recording, event, "from", "to");
                default -> {
                    // Says nothing of owners.
                }
            }
        }
        moves.forEach(move -> servers.addAll(List.of(move.source, move.target)));
        ShardActivity all = new ShardActivity(List.copyOf(servers), ofShards);
        served.forEach(one -> all.serve(events.timeNs(one[0]), one[2], one[1]));
        all.moves.addAll(moves);
        return all;
    }

    private static void add(List<Move> moves, Recording recording, int event, String from, String to) {
        String content = recording.events().content(event);
        long source = number(content, from);
        long target = number(content, to);
        boolean known = Math.min(source, target) >= 0 && Math.max(source, target) < recording.addresses();
        if (known) {
            long keys = Math.max(1, number(content, "keys"));
            moves.add(new Move(event, recording.events().timeNs(event), (int) source, (int) target, keys));
        }
    }

    private void serve(long timeNs, int address, int unit) {
        times.add(timeNs);
        places.add(servers.indexOf(address));
        units.add(unit);
        mostUnit = Math.max(mostUnit, unit);
    }

    /** A whole number that stands behind a name; -1 where there is none. */
    static long number(String content, String name) {
        int at = content.indexOf("\"" + name + "\":");
        long number = -1;
        for (int i = at + name.length() + 3; at >= 0 && i < content.length(); i++) {
            char c = content.charAt(i);
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                break;
            }
            number = Math.max(0, number) * 10 + c - '0';
        }
        return number;
    }

    /** The addresses of those that served or were moved to, in their order. */
    public List<Integer> servers() {
        return servers;
    }

    /** Whether whole shards are served, and not single keys. */
    public boolean isOfShards() {
        return ofShards;
    }

    /** How many requests were served. */
    public int served() {
        return times.size();
    }

    /** Keys lie from 0 up to here. */
    public int mostUnit() {
        return mostUnit;
    }

    public List<Move> moves() {
        return moves;
    }

    /**
     * How many keys each server owned at an instant, of those that anybody had asked for by then, by parts of the key space of
     * equal width.
     */
    public int[][] owned(long timeNs, int parts) {
        int[] owners = new int[mostUnit + 1];
        int end = timeNs == Long.MAX_VALUE ? times.size() : times.firstAtLeast(timeNs + 1);
        for (int i = 0; i < end; i++) {
            owners[units.get(i)] = places.get(i) + 1;
        }
        int[][] owned = new int[servers.size()][parts];
        for (int unit = 0; unit < owners.length; unit++) {
            if (owners[unit] > 0) {
                owned[owners[unit] - 1][part(unit, parts)]++;
            }
        }
        return owned;
    }

    private int part(int unit, int parts) {
        return (int) ((long) unit * parts / (mostUnit + 1L));
    }

    /** Requests of each server in columns of equal length. */
    public int[][] load(long fromNs, long toNs, int columns) {
        int[][] load = new int[servers.size()][columns];
        for (int i = times.firstAtLeast(fromNs); i < times.size() && times.get(i) < toNs; i++) {
            double share = (times.get(i) - fromNs) / (double) (toNs - fromNs);
            load[places.get(i)][(int) Math.min(columns - 1, share * columns)]++;
        }
        return load;
    }
}
