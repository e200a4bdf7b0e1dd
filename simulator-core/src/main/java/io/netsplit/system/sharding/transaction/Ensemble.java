package io.netsplit.system.sharding.transaction;

import io.netsplit.system.OptionException;
import io.netsplit.system.Setup;
import io.netsplit.system.sharding.KeySpace;
import io.netsplit.system.sharding.Ranges;
import io.netsplit.system.sharding.Scheme;
import io.netsplit.system.sharding.Servers;
import io.netsplit.system.sharding.ShardMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all nodes of a run know from the beginning: who is a router, who forms which shard, and who owns what at first. */
final class Ensemble {
    private final TransactionOptions options;
    private final List<Integer> routers;
    private final Map<Integer, ShardGroup> groupOf = new LinkedHashMap<>();
    private final Map<Integer, ShardGroup> groups = new LinkedHashMap<>();
    private final Servers shards;
    private final KeySpace keys;
    private final Scheme scheme;
    private final ShardMap first;

    Ensemble(Setup setup) {
        options = TransactionOptions.of(setup);
        Servers nodes = Servers.of(setup);
        routers = nodes.routers();
        List<Integer> firstShards = new ArrayList<>();
        Map<Integer, String> names = new LinkedHashMap<>();
        Map<Integer, Integer> groupNumbers = new LinkedHashMap<>();
        for (List<Integer> members : divided(nodes, setup.initialNodes())) {
            ShardGroup group = new ShardGroup(groups.size(), members);
            groups.put(group.shard(), group);
            members.forEach(node -> groupOf.put(node, group));
            names.put(group.shard(), nodes.name(group.shard()));
            groupNumbers.put(group.shard(), nodes.groups().getOrDefault(group.shard(), 0));
            if (group.shard() < setup.initialNodes()) {
                firstShards.add(group.shard());
            }
        }
        options.placing().check(setup.keys(), groups.size());
        shards = new Servers(routers, List.copyOf(firstShards), groupNumbers, names);
        keys = options.placing().keySpace(setup.keys());
        scheme = options.placing().scheme(keys, shards);
        first = ShardMap.first(firstShards, scheme.owners(firstShards, null), Ranges.NONE);
    }

    /** Each group of the topology in pieces of as many nodes as there are replicas. */
    private List<List<Integer>> divided(Servers nodes, int initialNodes) {
        Map<Integer, List<Integer>> byGroup = new TreeMap<>();
        nodes.groups()
                .forEach((node, group) ->
                        byGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(node));
        List<List<Integer>> pieces = new ArrayList<>();
        for (List<Integer> group : byGroup.values()) {
            long now = group.stream().filter(node -> node < initialNodes).count();
            if (now % options.replicas() != 0 || group.size() % options.replicas() != 0) {
                throw new OptionException(
                        "replicas",
                        "a group of " + now + " nodes"
                                + (group.size() > now ? ", " + group.size() + " in the end," : "")
                                + " is not divided into shards of " + options.replicas());
            }
            for (int i = 0; i < group.size(); i += options.replicas()) {
                pieces.add(List.copyOf(group.subList(i, i + options.replicas())));
            }
        }
        return pieces;
    }

    TransactionOptions options() {
        return options;
    }

    List<Integer> routers() {
        return routers;
    }

    KeySpace keys() {
        return keys;
    }

    /** In which unit the key is. Workloads that go on to ever new keys begin again with the units. */
    int unit(int key) {
        return keys.unit(key % keys.keys());
    }

    Scheme scheme() {
        return scheme;
    }

    ShardMap firstMap() {
        return first;
    }

    String name(int shard) {
        return shards.name(shard);
    }

    int count() {
        return groups.size();
    }

    /** The shard that the node is of; null for a router. */
    @Nullable
    ShardGroup groupOf(int node) {
        return groupOf.get(node);
    }

    List<Integer> members(int shard) {
        ShardGroup group = groups.get(shard);
        return group == null ? List.of() : group.members();
    }
}
