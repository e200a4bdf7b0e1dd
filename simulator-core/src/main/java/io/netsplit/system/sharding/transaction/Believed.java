package io.netsplit.system.sharding.transaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom one node takes for the leader of each shard. */
final class Believed {
    private final Ensemble ensemble;
    private final Map<Integer, Integer> leaders = new LinkedHashMap<>();

    Believed(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    int leader(int shard) {
        return leaders.getOrDefault(shard, shard);
    }

    /** {@code node} says that it does not lead, and who does, or -1: then the next member is believed in. */
    void denied(int shard, int node, int better) {
        if (leader(shard) == node) {
            List<Integer> members = ensemble.members(shard);
            int next = members.get((members.indexOf(node) + 1) % members.size());
            leaders.put(shard, members.contains(better) ? better : next);
        }
    }

    /** Whoever was asked said nothing. */
    void silent(int shard) {
        denied(shard, leader(shard), -1);
    }
}
