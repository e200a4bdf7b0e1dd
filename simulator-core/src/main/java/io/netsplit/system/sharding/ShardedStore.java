package io.netsplit.system.sharding;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * A store whose keys are spread over servers that join and leave while clients go on (Karger et al., "Consistent Hashing and
 * Random Trees", STOC 1997, for the placement that made it usual; live migration as in Das et al., "Albatross", VLDB 2011, and
 * Redis Cluster's slots; routers that learn of a newer map from the server that they asked in vain, as in Bigtable, OSDI 2006,
 * section 5.1).
 *
 * <p>A client asks a router, which passes the request on to the server that its map names. One router is also the coordinator:
 * it keeps the map, numbered and on its disk, and when a server joins or leaves it asks the placement for the new owners
 * and plans a move for each pair of old and new owner. The old owner of a move sends a copy, keeps serving, sends again what was
 * written behind the copy, stops, sends the rest, and notes on its disk that it has let go; only then does the coordinator
 * name the new owner. A router with an old map is sent a newer one.
 *
 * <p>Each key is linearizable, on disks that keep what they synced; clocks do not matter. A key whose server is down is
 * not available, and one that is to move from a server that is down waits for it: there are no replicas, and no server is
 * ever given up for dead. The coordinator is one node; while it is down nothing moves. Left out as well: writes of
 * several keys, which {@link io.netsplit.system.sharding.transaction.ShardedTransactions} has, snapshots to read or join, and
 * giving up a move that was begun.
 */
public final class ShardedStore implements Protocol {
    @Override
    public String name() {
        return "sharded-kv";
    }

    @Override
    public String summary() {
        return "Keys are spread over servers by a placement of your choice; routers find them, and they move while clients go on.";
    }

    @Override
    public String reference() {
        return "Karger et al., Consistent Hashing and Random Trees, STOC 1997; Chang et al., Bigtable, OSDI 2006, section 5";
    }

    @Override
    public List<Option> options() {
        return ShardingOptions.OPTIONS;
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

    @Override
    public List<String> invariantNames() {
        return List.of(OneOwnerPerKey.NAME, JoinsAreComplete.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("shard-moved", "router-redirected", "range-split", "ranges-merged");
    }

    @Override
    public List<String> landmarks(OptionValues values) {
        boolean splits = values.integer("split-above-keys") > 0 || values.number("split-above-rate") > 0;
        return splits ? landmarks() : List.of("shard-moved", "router-redirected");
    }

    @Override
    public List<Measure> measures() {
        return ShardingMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        int nodes = setup.groups().values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return new ShardingMeter(
                setup.keys(), nodes + 1, ShardingOptions.of(setup.options()).valueBytes());
    }

    @Override
    public Process.Factory processes(Setup setup) {
        ShardingOptions options = ShardingOptions.of(setup.options());
        Servers servers = Servers.of(setup);
        options.check(setup, servers.names().size());
        Layout layout = new Layout(options, servers, setup.dataType(), setup.keys());
        return node -> servers.isServer(node) ? new ServerProcess(layout) : new RouterProcess(layout);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        List<Invariant> invariants = new ArrayList<>();
        if (wanted.contains(OneOwnerPerKey.NAME)) {
            invariants.add(new OneOwnerPerKey(node -> node, Servers.of(setup)::name));
        }
        if (wanted.contains(JoinsAreComplete.NAME)) {
            int referred = ShardingOptions.of(setup.options()).joinKeys();
            invariants.add(new JoinsAreComplete(setup.keys(), referred));
        }
        return invariants;
    }
}
