package io.netsplit.system.sharding;

import io.netsplit.node.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts one server's requests, unit by unit, to tell what each of its ranges has to do and where it could be split. */
final class LoadMeter {
    private final Clock clock;
    private final TreeMap<Integer, Integer> requests = new TreeMap<>();
    private long sinceNs;

    LoadMeter(Clock clock) {
        this.clock = clock;
        this.sinceNs = clock.monotonicNs();
    }

    void served(int unit) {
        requests.merge(unit, 1, Integer::sum);
    }

    void restart() {
        requests.clear();
        sinceNs = clock.monotonicNs();
    }

    /**
     * The load of every range of {@code map} that {@code server} owns, since the last restart.
     *
     * @param stored the keys that have records; null where every key has one
     */
    List<RangeLoad> loads(ShardMap map, int server, @Nullable TreeSet<Integer> stored) {
        double seconds = Math.max(1, clock.monotonicNs() - sinceNs) / 1e9;
        List<RangeLoad> loads = new ArrayList<>();
        Ranges ranges = map.ranges();
        for (int range = 0; range < ranges.count(); range++) {
            int start = ranges.start(range);
            int end = ranges.end(range);
            if (map.owner(start) == server) {
                NavigableMap<Integer, Integer> own = requests.subMap(start, true, end, false);
                loads.add(load(start, end, own, seconds, stored));
            }
        }
        return loads;
    }

    private static RangeLoad load(
            int start, int end, NavigableMap<Integer, Integer> own, double seconds, @Nullable TreeSet<Integer> stored) {
        long sum = own.values().stream().mapToLong(Integer::intValue).sum();
        int best = RangeLoad.NOWHERE;
        long lighter = 0;
        long below = 0;
        for (Map.Entry<Integer, Integer> unit : own.entrySet()) {
            if (Math.min(below, sum - below) > lighter) {
                lighter = Math.min(below, sum - below);
                best = unit.getKey();
            }
            below += unit.getValue();
            int next = unit.getKey() + 1;
            if (next < end && Math.min(below, sum - below) > lighter) {
                lighter = Math.min(below, sum - below);
                best = next;
            }
        }
        int keys = stored == null ? end - start : stored.subSet(start, end).size();
        return new RangeLoad(
                start,
                keys,
                middle(start, end, keys, stored),
                sum / seconds,
                best,
                sum == 0 ? 0 : lighter / (double) sum);
    }

    private static int middle(int start, int end, int keys, @Nullable TreeSet<Integer> stored) {
        if (keys < 2) {
            return RangeLoad.NOWHERE;
        }
        return stored == null
                ? start + (end - start) / 2
                : stored.subSet(start, end).stream().skip(keys / 2).findFirst().orElse(RangeLoad.NOWHERE);
    }
}
