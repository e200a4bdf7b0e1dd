package io.netsplit.system.sharding;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A join of whole tables has each row that refers to another once, together with that one, and every row is as it was at some
 * instant while the query was under way. It is not promised that this is the same instant for all: a scan is no snapshot.
 */
final class JoinsAreComplete extends WatchedProperty {
    static final String NAME = "joins-complete";

    private final int keys;
    private final int referred;
    /** For every key, when it last came to have each version. */
    private final Map<Integer, TreeMap<Long, Long>> writtenNs = new LinkedHashMap<>();

    private final Map<Long, Long> begunNs = new LinkedHashMap<>();

    /** Of so many keys, the first so many are referred to by the others. */
    JoinsAreComplete(int keys, int referred) {
        super(NAME);
        this.keys = keys;
        this.referred = referred;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof ShardingEvent.Written written) {
            writtenNs.computeIfAbsent(written.key(), absent -> new TreeMap<>()).put(written.version(), timeNs);
        } else if (event instanceof ShardingEvent.JoinBegun begun) {
            begunNs.put(begun.query(), timeNs);
        } else if (event instanceof ShardingEvent.Joined joined) {
            look(timeNs, joined);
        }
    }

    private void look(long timeNs, ShardingEvent.Joined joined) {
        checked();
        long sinceNs = begunNs.getOrDefault(joined.query(), timeNs);
        TreeSet<Integer> seen = new TreeSet<>();
        for (JoinedRow row : joined.rows()) {
            if (!seen.add(row.key())) {
                violated(timeNs, "a join has key " + row.key() + " twice");
            }
            if (row.referred() != row.key() % referred) {
                violated(timeNs, "a join has key " + row.key() + " with key " + row.referred());
            }
            current(timeNs, sinceNs, row.key(), row.version());
            current(timeNs, sinceNs, row.referred(), row.referredVersion());
        }
        for (int key = referred; key < keys && seen.size() < keys - referred; key++) {
            if (!seen.contains(key)) {
                violated(
                        timeNs,
                        "a join of " + (keys - referred) + " rows has " + seen.size() + ": key " + key + " is missing");
            }
        }
    }

    /** The key must not have had a newer version before the query began. */
    private void current(long timeNs, long sinceNs, int key, long version) {
        Long replacedNs = writtenNs.getOrDefault(key, new TreeMap<>()).get(version + 1);
        if (replacedNs != null && replacedNs < sinceNs) {
            violated(
                    timeNs,
                    "a join has version " + version + " of key " + key + ", which was replaced "
                            + (sinceNs - replacedNs) / 1_000_000 + " ms before the query began");
        }
    }
}
