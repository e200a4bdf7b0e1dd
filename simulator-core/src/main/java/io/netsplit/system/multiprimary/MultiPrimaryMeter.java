package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.causality.HybridTimestamp;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts lost updates, bytes shipped, and values that expired at the wrong time.
 *
 * <p>An update is lost where it was acknowledged and then another one prevailed that had not seen it. With timestamps, the
 * version of an object that prevails in the end is the one with the largest; what it was made from, and what that was made
 * from, lives on in it; every other version is lost. Its loss is causal where the lost update had itself seen a larger
 * timestamp, so that by cause and effect it was the later one; else it is concurrent: neither had seen the other. With
 * siblings, what a write displaces though its writer had not seen it is lost, and that is concurrent.
 */
final class MultiPrimaryMeter implements Meter {
    static final Measure LOST_TOTAL = new Measure(
            "lost-updates.total",
            Measure.Unit.COUNT,
            "acknowledged updates that gave way to another one that had not seen them; with versions: crdt see lost-writes"
                    + " instead");
    static final Measure LOST_CAUSAL = new Measure(
            "lost-updates.causal",
            Measure.Unit.COUNT,
            "those of them that had seen what they lost against: the later update, with the smaller timestamp");
    static final Measure LOST_CONCURRENT = new Measure(
            "lost-updates.concurrent", Measure.Unit.COUNT, "the others of them: neither update had seen the other");
    static final Measure BYTES = new Measure(
            "replication-bytes",
            Measure.Unit.COUNT,
            "bytes of all messages that carried updates from node to node, with headers");
    static final Measure BYTES_PER_UPDATE = new Measure(
            "replication-bytes.per-update",
            Measure.Unit.NUMBER,
            "these bytes, divided by the number of updates that nodes took from clients");
    static final Measure EXPIRED_EARLY = new Measure(
            "expired.early",
            Measure.Unit.COUNT,
            "reads that found a value expired although less than its time to live had passed since its write");
    static final Measure EXPIRED_LATE = new Measure(
            "expired.late",
            Measure.Unit.COUNT,
            "reads that found a value alive although more than its time to live had passed since its write");
    static final Measure TIMESTAMP_AHEAD = new Measure(
            "timestamp-ahead.max",
            Measure.Unit.DURATION,
            "most that the timestamp of an update was ahead of the wall clock of the node that took it; what a hybrid"
                    + " logical clock bounds by the difference of the clocks");
    static final Measure TIMESTAMP_COUNTER =
            new Measure("timestamp-counter.max", Measure.Unit.COUNT, "largest counter in the timestamp of an update");
    static final List<Measure> ALL = List.of(
            LOST_TOTAL,
            LOST_CAUSAL,
            LOST_CONCURRENT,
            BYTES,
            BYTES_PER_UPDATE,
            EXPIRED_EARLY,
            EXPIRED_LATE,
            TIMESTAMP_AHEAD,
            TIMESTAMP_COUNTER);

    private record Name(int key, Dot version) {}

    private static final class Version {
        private final MultiPrimaryEvent.UpdateMade made;
        private final long madeNs;
        private long acknowledgedNs = Long.MAX_VALUE;
        private boolean displaced;

        private Version(MultiPrimaryEvent.UpdateMade made, long madeNs) {
            this.made = made;
            this.madeNs = madeNs;
        }

        private boolean isBefore(Version other) {
            HybridTimestamp at = Objects.requireNonNull(made.at());
            int order = at.compareTo(Objects.requireNonNull(other.made.at()));
            return order != 0
                    ? order < 0
                    : made.version().node() < other.made.version().node();
        }
    }

    private record Sent(long timeNs, int bytes) {}

    private record WronglyJudged(long timeNs, boolean early) {}

    private final boolean conflictFree;
    private final long timeToLiveNs;
    private final Map<Name, Version> versions = new LinkedHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<WronglyJudged> wrong = new ArrayList<>();
    private final List<Long> updates = new ArrayList<>();
    private @Nullable List<Version> lost;

    MultiPrimaryMeter(boolean conflictFree, long timeToLiveNs) {
        this.conflictFree = conflictFree;
        this.timeToLiveNs = timeToLiveNs;
    }

    @Override
    public boolean watchesMessages() {
        return true;
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        if (message instanceof ReplicationMessage.Updates || message instanceof ReplicationMessage.States) {
            sent.add(new Sent(timeNs, message.sizeBytes()));
        }
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof MultiPrimaryEvent.UpdateMade made) {
            updates.add(timeNs);
            versions.put(new Name(made.key(), made.version()), new Version(made, timeNs - made.sinceTakenNs()));
            for (Dot dot : made.displaced()) {
                displaced(made.key(), dot);
            }
        } else if (event instanceof MultiPrimaryEvent.UpdateAcknowledged acknowledged) {
            Version version = versions.get(new Name(acknowledged.key(), acknowledged.version()));
            if (version != null) {
                version.acknowledgedNs = Math.min(version.acknowledgedNs, timeNs);
            }
        } else if (event instanceof MultiPrimaryEvent.ValueRead read) {
            read(timeNs, read);
        } else if (event instanceof MultiPrimaryEvent.UpdateTaken) {
            updates.add(timeNs);
        }
    }

    private void displaced(int key, Dot dot) {
        Version version = versions.get(new Name(key, dot));
        if (version != null) {
            version.displaced = true;
        }
    }

    private void read(long timeNs, MultiPrimaryEvent.ValueRead read) {
        Version version = versions.get(new Name(read.key(), read.version()));
        if (version == null) {
            return;
        }
        boolean over = timeNs - version.madeNs >= timeToLiveNs;
        if (read.expired() != over) {
            wrong.add(new WronglyJudged(timeNs, read.expired()));
        }
    }

    @Override
    public double measure(String name, List<Window> windows) {
        if (name.startsWith("lost-updates")) {
            return lostUpdates(name, windows);
        }
        if (name.startsWith("timestamp")) {
            return timestamps(name, windows);
        }
        if (name.startsWith("expired")) {
            boolean early = name.equals(EXPIRED_EARLY.name());
            return timeToLiveNs < 0
                    ? Double.NaN
                    : wrong.stream()
                            .filter(each -> each.early == early && isIn(each.timeNs, windows))
                            .count();
        }
        double bytes = sent.stream()
                .filter(each -> isIn(each.timeNs, windows))
                .mapToLong(Sent::bytes)
                .sum();
        if (name.equals(BYTES.name())) {
            return bytes;
        }
        long count = updates.stream().filter(timeNs -> isIn(timeNs, windows)).count();
        return count == 0 ? Double.NaN : bytes / count;
    }

    /** By the time at which the update was taken. */
    private double timestamps(String name, List<Window> windows) {
        return versions.values().stream()
                .filter(version -> version.made.at() != null && isIn(version.madeNs, windows))
                .mapToDouble(version -> name.equals(TIMESTAMP_AHEAD.name())
                        ? version.made.aheadNs()
                        : Objects.requireNonNull(version.made.at()).counter())
                .max()
                .orElse(Double.NaN);
    }

    private static boolean isIn(long timeNs, List<Window> windows) {
        return windows.stream().anyMatch(window -> window.contains(timeNs));
    }

    /** By the time of their acknowledgement. */
    private double lostUpdates(String name, List<Window> windows) {
        if (conflictFree || versions.isEmpty()) {
            return Double.NaN;
        }
        if (lost == null) {
            lost = findLost();
        }
        boolean causal = name.equals(LOST_CAUSAL.name());
        boolean concurrent = name.equals(LOST_CONCURRENT.name());
        return lost.stream()
                .filter(version -> isIn(version.acknowledgedNs, windows))
                .filter(version -> version.made.older() ? !concurrent : !causal)
                .count();
    }

    private List<Version> findLost() {
        Map<Integer, Version> latest = new LinkedHashMap<>();
        for (Version version : versions.values()) {
            if (version.made.at() != null) {
                latest.merge(version.made.key(), version, (one, other) -> one.isBefore(other) ? other : one);
            }
        }
        Map<Version, Boolean> alive = new LinkedHashMap<>();
        latest.values().forEach(version -> follow(version, alive));
        List<Version> found = new ArrayList<>();
        for (Version version : versions.values()) {
            boolean gone = version.made.at() == null ? version.displaced : !alive.containsKey(version);
            if (gone && version.acknowledgedNs != Long.MAX_VALUE) {
                found.add(version);
            }
        }
        return found;
    }

    /** What a version was made from lives on in it. */
    private void follow(Version last, Map<Version, Boolean> alive) {
        Version version = last;
        while (version != null && alive.putIfAbsent(version, true) == null) {
            Dot base = version.made.base();
            version = base == null ? null : versions.get(new Name(version.made.key(), base));
        }
    }
}
