package io.netsplit.system.replicated;

import io.netsplit.hashing.HashKey;
import io.netsplit.node.Process;
import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.system.hosting.HostedGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which keys are in which shard, and which nodes form its group. Group i is on the servers i, i + 1, … of the first
 * ones, so that each server has equally many and shares them with different neighbours (chained declustering, Hsiao and
 * DeWitt, ICDE 1990).
 */
final class Shards {
    private static final String USUAL_ROUTERS = "router";

    private final ReplicatedOptions options;
    private final List<Integer> routers;
    private final List<Integer> servers;
    private final List<Integer> first;
    private final List<HostedGroup> groups = new ArrayList<>();
    private final Setup inner;
    private final int[] shardOfKey;

    Shards(Setup setup) {
        options = ReplicatedOptions.of(setup.options());
        routers = setup.groups().getOrDefault(USUAL_ROUTERS, List.of(0)).stream()
                .filter(node -> node < setup.initialNodes())
                .toList();
        List<Integer> never = setup.groups().getOrDefault(USUAL_ROUTERS, routers);
        servers = setup.groups().values().stream()
                .flatMap(List::stream)
                .filter(node -> !never.contains(node))
                .sorted()
                .toList();
        first = servers.stream().filter(node -> node < setup.initialNodes()).toList();
        check();
        inner = inner(setup);
        shardOfKey = hashed(setup.keys(), options.shards());
        makeGroups();
    }

    private void check() {
        if (options.groupSize() > first.size()) {
            throw new OptionException(
                    ReplicatedOptions.REPLICAS,
                    "a group of " + options.replication().word() + " would be of " + options.groupSize()
                            + " nodes, and the topology has " + first.size() + " that are no routers");
        }
        if (servers.size() > first.size() && !options.replication().isMovable()) {
            throw new OptionException(
                    ReplicatedOptions.REPLICATION,
                    "nodes are to join, and the members of a group of "
                            + options.replication().word() + " cannot change; leave 'add' out, or choose raft");
        }
    }

    private Setup inner(Setup setup) {
        Replication replication = options.replication();
        if (!replication.protocol().dataTypes().contains(setup.dataType())) {
            throw new OptionException(
                    ReplicatedOptions.REPLICATION,
                    replication.word() + " holds no " + setup.dataType().word());
        }
        List<Option> own = replication.protocol().options();
        OptionValues values = setup.options().part(replication.prefix(), own);
        Map<String, List<Integer>> names = new LinkedHashMap<>();
        names.put("n", IntStream.range(0, servers.size()).boxed().toList());
        return new Setup(options.groupSize(), setup.dataType(), values, names, setup.keys());
    }

    private static int[] hashed(int keys, int shards) {
        HashKey.Hasher hasher = new HashKey.Hasher();
        int[] shardOfKey = new int[keys];
        for (int key = 0; key < keys; key++) {
            shardOfKey[key] = (int) Long.remainderUnsigned(hasher.hash("key-" + key), shards);
        }
        return shardOfKey;
    }

    private void makeGroups() {
        Process.Factory processes = processes();
        for (int shard = 0; shard < options.shards(); shard++) {
            List<Integer> roster = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                roster.add(first.get((shard + i) % first.size()));
            }
            servers.stream().filter(node -> !first.contains(node)).forEach(roster::add);
            groups.add(new HostedGroup(shard, roster, processes));
        }
    }

    /** What the inner system refuses, it refuses by its own names. */
    private Process.Factory processes() {
        Replication replication = options.replication();
        try {
            return replication.protocol().processes(inner);
        } catch (OptionException e) {
            throw e.of(replication.prefix() + e.option());
        }
    }

    ReplicatedOptions options() {
        return options;
    }

    Setup inner() {
        return inner;
    }

    List<HostedGroup> groups() {
        return groups;
    }

    List<Integer> routers() {
        return routers;
    }

    boolean isServer(int node) {
        return servers.contains(node);
    }

    /** Who keeps servers and shards together. */
    int coordinator() {
        return routers.get(0);
    }

    int shard(int key) {
        return shardOfKey[key];
    }

    /** Who takes part in the shard's group at first, those without data included. */
    List<Integer> firstGroup(int shard) {
        return groups.get(shard).roster().subList(0, options.groupSize());
    }

    /** Who holds the shard at first. */
    List<Integer> firstMembers(int shard) {
        return firstGroup(shard).subList(options.replication().helpers(), options.groupSize());
    }

    List<Integer> firstServers() {
        return first;
    }

    /** Shards that the node takes part in from the beginning. */
    List<Integer> firstOn(int node) {
        return IntStream.range(0, options.shards())
                .filter(shard -> firstGroup(shard).contains(node))
                .boxed()
                .toList();
    }
}
