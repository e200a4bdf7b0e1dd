package io.netsplit.system.sharding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Owners of ranges that are split and merged as their load demands. Who joins has nothing at first: the load will bring it
 * ranges. The ranges of who leaves go, one after the other, to whoever has fewest keys.
 */
final class RangeScheme implements Scheme {
    private final Ranges first;
    private final int units;

    RangeScheme(Ranges first, int units) {
        this.first = first;
        this.units = units;
    }

    @Override
    public int[] owners(List<Integer> servers, @Nullable ShardMap before) {
        Ranges ranges = before == null ? first : before.ranges();
        int[] owners = before == null ? new int[units] : before.owners();
        Map<Integer, Integer> keys = new LinkedHashMap<>();
        servers.forEach(server -> keys.put(server, 0));
        for (int owner : before == null ? new int[0] : owners) {
            keys.computeIfPresent(owner, (server, count) -> count + 1);
        }
        for (int range = 0; range < ranges.count(); range++) {
            int start = ranges.start(range);
            if (before == null || !servers.contains(owners[start])) {
                int owner = fewest(keys);
                Arrays.fill(owners, start, ranges.end(range), owner);
                keys.merge(owner, ranges.end(range) - start, Integer::sum);
            }
        }
        return owners;
    }

    private static int fewest(Map<Integer, Integer> keys) {
        int fewest = -1;
        for (Map.Entry<Integer, Integer> each : keys.entrySet()) {
            if (fewest < 0 || each.getValue() < keys.getOrDefault(fewest, 0)) {
                fewest = each.getKey();
            }
        }
        return fewest;
    }
}
