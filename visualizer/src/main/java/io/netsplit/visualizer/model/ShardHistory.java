package io.netsplit.visualizer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers, event by event, what nodes believed of themselves in each of the shards that they have a part in. */
final class ShardHistory {
    private final TreeMap<Long, TreeMap<Integer, BeliefTrack>> shards = new TreeMap<>();
    private final List<List<BeliefTrack>> ofNode = new ArrayList<>();

    ShardHistory(int nodes) {
        for (int node = 0; node < nodes; node++) {
            ofNode.add(new ArrayList<>());
        }
    }

    void role(int node, long timeNs, long shard, String role, Map<String, Object> fields) {
        shards.computeIfAbsent(shard, number -> new TreeMap<>())
                .computeIfAbsent(node, one -> {
                    BeliefTrack track = new BeliefTrack(one);
                    ofNode.get(one).add(track);
                    return track;
                })
                .role(timeNs, role, fields);
    }

    void gone(int node, long timeNs) {
        ofNode.get(node).forEach(track -> track.gone(timeNs));
    }

    /** The shards as they were until {@code endNs}, to stay as they are, by their numbers. */
    List<ShardGroup> until(long endNs) {
        List<ShardGroup> groups = new ArrayList<>();
        shards.forEach((number, nodes) -> groups.add(new ShardGroup(
                number,
                List.copyOf(nodes.keySet()),
                nodes.values().stream().map(track -> track.until(endNs)).toList())));
        return groups;
    }
}
