package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers, event by event, what each node believed of itself and how it fared. */
final class NodeHistory {
    private static final Pattern CLOCK = Pattern.compile("clock ahead by (-?\\d{1,18}) ns.*");

    private static final class Track {
        private final GrowingList<Condition> conditions = new GrowingList<>();
        private Condition.State state = Condition.State.ABSENT;
        private long clockErrorNs;
        private String remark = "";
        private long stateSinceNs;

        Condition condition(int address, long untilNs) {
            return new Condition(address, state, clockErrorNs, remark, stateSinceNs, untilNs);
        }
    }

    private final List<Track> tracks = new ArrayList<>();
    private final List<BeliefTrack> beliefs = new ArrayList<>();
    private final ShardHistory shards;

    NodeHistory(int nodes, int addresses) {
        for (int i = 0; i < addresses; i++) {
            tracks.add(new Track());
        }
        for (int node = 0; node < nodes; node++) {
            beliefs.add(new BeliefTrack(node));
        }
        shards = new ShardHistory(nodes);
    }

    /** A node says what it believes that it is: a role, and a number under whatever name; in all, or in the shard of a group. */
    void role(int node, long timeNs, Map<String, Object> fields) {
        if (!(fields.get("role") instanceof String role) || node >= beliefs.size()) {
            return;
        }
        if (fields.get("group") instanceof Long shard) {
            shards.role(node, timeNs, shard, role, fields);
        } else if (!fields.containsKey("group")) {
            beliefs.get(node).role(timeNs, role, fields);
        }
    }

    void change(int address, long timeNs, String change, String detail) {
        Track track = tracks.get(address);
        closeCondition(address, track, timeNs);
        switch (change) {
            case "started", "restarted", "resumed", "added" -> track.state = Condition.State.UP;
            case "paused" -> track.state = Condition.State.PAUSED;
            case "crashed", "halted" -> track.state = Condition.State.DOWN;
            case "removed" -> track.state = Condition.State.ABSENT;
            default -> remark(track, detail);
        }
        boolean gone = track.state == Condition.State.DOWN || track.state == Condition.State.ABSENT;
        if (gone && address < beliefs.size()) {
            beliefs.get(address).gone(timeNs);
            shards.gone(address, timeNs);
        }
    }

    /** What each node believed until {@code endNs}, to stay as it is. */
    List<Spans<Belief>> beliefs(long endNs) {
        return beliefs.stream().map(track -> track.until(endNs)).toList();
    }

    /** What they believed in each shard that has a group of nodes, until {@code endNs}, to stay as it is. */
    List<ShardGroup> shards(long endNs) {
        return shards.until(endNs);
    }

    /** How each address fared until {@code endNs}, to stay as it is. */
    List<Spans<Condition>> conditions(long endNs) {
        List<Spans<Condition>> all = new ArrayList<>();
        for (int address = 0; address < tracks.size(); address++) {
            Track track = tracks.get(address);
            boolean open = endNs > track.stateSinceNs;
            all.add(new Spans<>(
                    open ? track.conditions.asOfNow(track.condition(address, endNs)) : track.conditions.asOfNow()));
        }
        return all;
    }

    private static void remark(Track track, String detail) {
        Matcher clock = CLOCK.matcher(detail);
        if (clock.matches()) {
            track.clockErrorNs = Long.parseLong(clock.group(1));
        } else {
            boolean over = detail.startsWith("no longer") || detail.endsWith("in order") && !detail.contains("out of");
            track.remark = over ? "" : detail;
        }
    }

    private static void closeCondition(int address, Track track, long timeNs) {
        if (timeNs > track.stateSinceNs) {
            track.conditions.add(track.condition(address, timeNs));
        }
        track.stateSinceNs = timeNs;
    }
}
