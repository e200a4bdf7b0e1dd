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
        private final GrowingList<Belief> beliefs = new GrowingList<>();
        private final GrowingList<Condition> conditions = new GrowingList<>();
        private String role = "";
        private String epochWord = "";
        private long epoch;
        private long roleSinceNs;
        private Condition.State state = Condition.State.ABSENT;
        private long clockErrorNs;
        private String remark = "";
        private long stateSinceNs;

        Belief belief(int node, long untilNs) {
            return new Belief(node, role, epochWord, epoch, roleSinceNs, untilNs);
        }

        Condition condition(int address, long untilNs) {
            return new Condition(address, state, clockErrorNs, remark, stateSinceNs, untilNs);
        }
    }

    private final List<Track> tracks = new ArrayList<>();
    private final int nodes;

    NodeHistory(int nodes, int addresses) {
        this.nodes = nodes;
        for (int i = 0; i < addresses; i++) {
            tracks.add(new Track());
        }
    }

    /** A node says what it believes that it is: a role, and a number under whatever name. To lead a group is not that. */
    void role(int node, long timeNs, Map<String, Object> fields) {
        if (!(fields.get("role") instanceof String role) || fields.containsKey("group") || node >= nodes) {
            return;
        }
        Track track = tracks.get(node);
        closeBelief(node, track, timeNs);
        track.role = role;
        track.epochWord = "";
        track.epoch = 0;
        fields.forEach((name, value) -> {
            if (track.epochWord.isEmpty() && value instanceof Long number) {
                track.epochWord = name;
                track.epoch = number;
            }
        });
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
        if (track.state == Condition.State.DOWN || track.state == Condition.State.ABSENT) {
            closeBelief(address, track, timeNs);
            track.role = "";
        }
    }

    /** What each node believed until {@code endNs}, to stay as it is. */
    List<Spans<Belief>> beliefs(long endNs) {
        List<Spans<Belief>> all = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            Track track = tracks.get(node);
            boolean open = !track.role.isEmpty() && endNs > track.roleSinceNs;
            all.add(new Spans<>(open ? track.beliefs.asOfNow(track.belief(node, endNs)) : track.beliefs.asOfNow()));
        }
        return all;
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

    private static void closeBelief(int node, Track track, long timeNs) {
        if (!track.role.isEmpty() && timeNs > track.roleSinceNs) {
            track.beliefs.add(track.belief(node, timeNs));
        }
        track.roleSinceNs = timeNs;
    }

    private static void closeCondition(int address, Track track, long timeNs) {
        if (timeNs > track.stateSinceNs) {
            track.conditions.add(track.condition(address, timeNs));
        }
        track.stateSinceNs = timeNs;
    }
}
