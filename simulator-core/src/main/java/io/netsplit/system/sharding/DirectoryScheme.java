package io.netsplit.system.sharding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that says where every unit is. It is changed as little as evenness allows: who has too much gives to who has too
 * little. With ranges, what is given is the upper end of what the giver has, so that pieces stay whole.
 */
final class DirectoryScheme implements Scheme {
    private final int units;

    DirectoryScheme(int units) {
        this.units = units;
    }

    @Override
    public int[] owners(List<Integer> servers, @Nullable ShardMap map) {
        int[] owners = new int[units];
        if (map == null) {
            for (int unit = 0; unit < units; unit++) {
                owners[unit] = servers.get((int) ((long) unit * servers.size() / units));
            }
            return owners;
        }
        int[] before = map.owners();
        Map<Integer, Integer> room = room(servers, before);
        Arrays.fill(owners, -1);
        for (int unit = 0; unit < units; unit++) {
            Integer left = room.get(before[unit]);
            if (left != null && left > 0) {
                owners[unit] = before[unit];
                room.put(before[unit], left - 1);
            }
        }
        give(owners, servers, room);
        return owners;
    }

    /** How many units each may have: equally many, one more for those that have most now. */
    private Map<Integer, Integer> room(List<Integer> servers, int[] before) {
        Map<Integer, Integer> had = new LinkedHashMap<>();
        for (int owner : before) {
            had.merge(owner, 1, Integer::sum);
        }
        Map<Integer, Integer> room = new LinkedHashMap<>();
        int more = units % servers.size();
        List<Integer> order = servers.stream()
                .sorted((a, b) -> Integer.compare(had.getOrDefault(b, 0), had.getOrDefault(a, 0)))
                .toList();
        for (int server : order) {
            room.put(server, units / servers.size() + (more-- > 0 ? 1 : 0));
        }
        return room;
    }

    private static void give(int[] owners, List<Integer> servers, Map<Integer, Integer> room) {
        int next = 0;
        for (int unit = 0; unit < owners.length; unit++) {
            if (owners[unit] < 0) {
                while (room.getOrDefault(servers.get(next), 0) == 0) {
                    next++;
                }
                owners[unit] = servers.get(next);
                room.merge(servers.get(next), -1, Integer::sum);
            }
        }
    }
}
