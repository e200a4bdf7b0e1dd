package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.system.commit.AtomicCommitment;
import io.netsplit.system.sharding.OneOwnerPerKey;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions over shards that move: the placements, routers with old maps, redirects and live moves of {@link
 * io.netsplit.system.sharding.ShardedStore}, with two-phase commit over them (Gray, "Notes on Data Base Operating Systems", 1978),
 * and with shards and coordinators that are single nodes or replicated groups (Gray and Lamport, "Consensus on Transaction
 * Commit", TODS 2006, section 1; Corbett et al., "Spanner", OSDI 2012, section 2.1).
 *
 * <p>A router asks the owners of a transaction's keys to prepare. A shard takes the locks or says no at once; its yes is a
 * command in its log before it is said, so that with a replicated log no crash of its leader forgets it. The decision is a
 * command in the router's log, or in one that all routers replicate, so that another router can tell it. A move first copies
 * what is there; then, by a command, nothing more is prepared on its keys; when the last decision on them has come and what
 * changed is sent, a further command lets go of them, and the map says who has them.
 *
 * <p>Transactions are strictly serializable, on disks that keep what they synced; clocks do not matter. Left out: transactions
 * that choose their steps by what they read, waiting for locks, shards that only read and need no second phase, ranges that
 * split, snapshots of Raft's logs, and a place on the ring for what a group has left behind on its disk.
 */
public final class ShardedTransactions implements Protocol {
    @Override
    public String name() {
        return "sharded-transactions";
    }

    @Override
    public String summary() {
        return "Two-phase commit over shards that are placed like sharded-kv's and move; each may be a replicated group.";
    }

    @Override
    public String reference() {
        return "Gray, Notes on Data Base Operating Systems, 1978; Gray & Lamport, Consensus on Transaction Commit, TODS 2006;"
                + " Corbett et al., Spanner, OSDI 2012";
    }

    @Override
    public List<Option> options() {
        return TransactionOptions.OPTIONS;
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
        return DataType.ofTransactions();
    }

    @Override
    public List<String> invariantNames() {
        return List.of(AtomicCommitment.NAME, OneOwnerPerKey.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("decided-commit", "decided-abort", "in-doubt", "shard-moved", "router-redirected");
    }

    @Override
    public List<Measure> measures() {
        return TransactionMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        int nodes = setup.groups().values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return new TransactionMeter(
                setup.keys(), nodes + 1, TransactionOptions.of(setup).valueBytes());
    }

    @Override
    public Process.Factory processes(Setup setup) {
        Ensemble ensemble = new Ensemble(setup);
        return node -> {
            ShardGroup group = ensemble.groupOf(node);
            return group == null ? new TransactionRouter(ensemble) : new ShardReplica(ensemble, group);
        };
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        List<Invariant> invariants = new ArrayList<>();
        if (wanted.contains(AtomicCommitment.NAME)) {
            invariants.add(new AtomicCommitment());
        }
        if (wanted.contains(OneOwnerPerKey.NAME)) {
            Ensemble ensemble = new Ensemble(setup);
            invariants.add(new OneOwnerPerKey(
                    node -> {
                        ShardGroup group = ensemble.groupOf(node);
                        return group == null ? node : group.shard();
                    },
                    ensemble::name));
        }
        return invariants;
    }
}
