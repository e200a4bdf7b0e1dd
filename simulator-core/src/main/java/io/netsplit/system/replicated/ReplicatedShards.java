package io.netsplit.system.replicated;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.system.hosting.HostedInvariant;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shards with replicas: the keys are hashed into shards, and each shard is a system of its own, as a Raft group, on
 * some of the servers (Corbett et al., "Spanner", OSDI 2012, section 2.1; Ongaro's dissertation, section 1.2, names it as the way
 * in which Raft scales; TiKV and CockroachDB call it multi-Raft). Every server has a part in several groups, which share its
 * disk, its clocks and its fate, and know nothing of each other.
 *
 * <p>A client asks a router, which asks the shard's members for whom to ask. A shard goes on as long as its group does, which
 * is what its replication promises. When a server joins or leaves, replicas move: the new one joins its group and is sent what
 * it needs, then the old one leaves. One router decides that; while it is down, nothing moves.
 *
 * <p>Left out: groups that share heartbeats, moves of several replicas at once, more or fewer shards, operations on several
 * keys, giving up a server for dead, a group that has left a node giving back its disk, moves with replications
 * whose members are fixed, and moves of a chain's master, so that a server that is one gives away its replicas and stays. A damaged message is always noticed.
 */
public final class ReplicatedShards implements Protocol {
    @Override
    public String name() {
        return "replicated-shards";
    }

    @Override
    public String summary() {
        return "Keys are hashed into shards, and each shard is a replicated system of its own on some of the nodes.";
    }

    @Override
    public String reference() {
        return "Corbett et al., Spanner: Google's Globally-Distributed Database, OSDI 2012, section 2.1; Hsiao & DeWitt, Chained"
                + " Declustering, ICDE 1990";
    }

    @Override
    public List<Option> options() {
        return ReplicatedOptions.OPTIONS;
    }

    @Override
    public boolean hasLeader() {
        return false;
    }

    /** Whoever was sent on to a router goes on asking it. */
    @Override
    public Route defaultRoute() {
        return Route.LEADER;
    }

    @Override
    public List<DataType> dataTypes() {
        return List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV);
    }

    /** What every replication can do. */
    @Override
    public List<String> functions(DataType type) {
        List<String> functions = new ArrayList<>(type.functions());
        for (Replication each : Replication.values()) {
            if (each.protocol().dataTypes().contains(type)) {
                functions.retainAll(each.protocol().functions(type));
            }
        }
        return functions;
    }

    /** Those of every replication; one of another than the chosen has nothing to check. */
    @Override
    public List<String> invariantNames() {
        return Arrays.stream(Replication.values())
                .flatMap(each -> each.protocol().invariantNames().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<String> landmarks() {
        return List.of("replica-moved");
    }

    @Override
    public List<Measure> measures() {
        return ReplicatedMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new ReplicatedMeter(new Shards(setup).options().shards());
    }

    @Override
    public Process.Factory processes(Setup setup) {
        Shards shards = new Shards(setup);
        return node -> shards.isServer(node) ? new ShardHost(shards) : new RouterProcess(shards);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        Shards shards = new Shards(setup);
        Protocol replication = shards.options().replication().protocol();
        List<Invariant> invariants = new ArrayList<>();
        for (String name : wanted) {
            if (replication.invariantNames().contains(name)) {
                List<Invariant> checkers = new ArrayList<>();
                shards.groups()
                        .forEach(group -> checkers.addAll(replication.invariants(shards.inner(), List.of(name))));
                invariants.add(new HostedInvariant(shards.groups(), checkers));
            }
        }
        return invariants;
    }
}
