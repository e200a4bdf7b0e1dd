package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When each node's timers were set, and until when: timers of a node that have one name are one. */
public final class Timers {
    private static final long CANCELLED = -1;
    /** A node has few settings of most timers, and a large cluster many timers. */
    private static final int ROOM = 8;

    /** A timer that runs: set at an instant, due at another. */
    public record Running(String name, long setNs, long dueNs) {
        /** How much of it is left at an instant, from 1 to 0. */
        public double left(long nowNs) {
            return Math.max(0, Math.min(1, (dueNs - nowNs) / Math.max(1.0, dueNs - setNs)));
        }
    }

    /** The settings of one timer in the order of time. */
    private static final class Track {
        private final LongColumn set;
        private final LongColumn due;
        /** What was handed out last, as long as nothing was added since. */
        private @Nullable Track handedOut;

        Track() {
            this(new LongColumn(ROOM), new LongColumn(ROOM));
        }

        private Track(LongColumn set, LongColumn due) {
            this.set = set;
            this.due = due;
        }

        void add(long timeNs, long dueNs) {
            handedOut = null;
            int last = set.size() - 1;
            if (last >= 0 && set.get(last) == timeNs) {
                due.set(last, dueNs); // of several settings at one instant the last is the one that counts
                return;
            }
            set.add(timeNs);
            due.add(dueNs);
        }

        Track asOfNow() {
            Track now = handedOut == null ? new Track(set.asOfNow(), due.asOfNow()) : handedOut;
            handedOut = now;
            return now;
        }
    }

    private final List<Map<String, Track>> nodes = new ArrayList<>();

    Timers(int nodes) {
        for (int node = 0; node < nodes; node++) {
            this.nodes.add(new TreeMap<>());
        }
    }

    /** What there is, to stay as it is. */
    Timers asOfNow() {
        Timers now = new Timers(0);
        for (Map<String, Track> node : nodes) {
            Map<String, Track> names = new TreeMap<>();
            node.forEach((name, track) -> names.put(name, track.asOfNow()));
            now.nodes.add(names);
        }
        return now;
    }

    void set(int node, String name, long timeNs, long dueNs) {
        if (node < nodes.size()) {
            nodes.get(node).computeIfAbsent(name, key -> new Track()).add(timeNs, dueNs);
        }
    }

    void cancelled(int node, String name, long timeNs) {
        set(node, name, timeNs, CANCELLED);
    }

    /** A node that is gone has no timers any more. */
    void gone(int node, long timeNs) {
        if (node < nodes.size()) {
            nodes.get(node).values().forEach(track -> track.add(timeNs, CANCELLED));
        }
    }

    /** Whether anything was told of timers. */
    public boolean isEmpty() {
        return nodes.stream().allMatch(Map::isEmpty);
    }

    /** A node's timers at an instant, the one that is due next first. */
    public List<Running> running(int node, long nowNs) {
        List<Running> running = new ArrayList<>();
        if (node < nodes.size()) {
            nodes.get(node).forEach((name, track) -> {
                int at = track.set.lastAtMost(nowNs);
                if (at >= 0 && track.due.get(at) > nowNs) {
                    running.add(new Running(name, track.set.get(at), track.due.get(at)));
                }
            });
        }
        running.sort(Comparator.comparingLong(Running::dueNs));
        return running;
    }

    /** The one that is due next. */
    public Optional<Running> next(int node, long nowNs) {
        return running(node, nowNs).stream().findFirst();
    }
}
