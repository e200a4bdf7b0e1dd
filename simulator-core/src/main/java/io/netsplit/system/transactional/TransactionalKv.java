package io.netsplit.system.transactional;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.system.commit.AtomicCommitment;
import io.netsplit.system.commit.CommitMeter;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.List;

/**
 * A sharded store of transactions, with the textbook mechanism of each level of isolation (Gray, Lorie, Putzolu and Traiger,
 * "Granularity of Locks and Degrees of Consistency in a Shared Data Base", 1976; Berenson, Bernstein, Gray, Melton, O'Neil
 * and O'Neil, "A Critique of ANSI SQL Isolation Levels", SIGMOD 1995).
 *
 * <p>Key k is on node k mod n. The node that a client asks does the transaction's steps one after the other, each at the shard
 * of its key, so that transactions interleave; then it commits them with two-phase commit. What a step may see and what it
 * locks is the level: {@link LockedStorage} for the levels with locks, {@link VersionedStorage} for snapshot isolation. With
 * one node there is one shard, and the levels are those of a single server.
 *
 * <p>What is promised: read-uncommitted no dirty writes (PL-1); read-committed also no dirty reads (PL-2); snapshot, snapshot
 * isolation (PL-SI), on disks that keep what they synced; serializable, strict serializability. Left out: predicates and
 * ranges, so phantoms; replicas of the shards; the finding of deadlocks, which a time limit ends; transactions that choose
 * their steps by what they read; checkpoints of the journals.
 */
public final class TransactionalKv implements Protocol {
    @Override
    public String name() {
        return "transactional-kv";
    }

    @Override
    public String summary() {
        return "Transactions over shards, step by step, at a level of isolation from read uncommitted to serializable.";
    }

    @Override
    public String reference() {
        return "Gray, Lorie, Putzolu & Traiger, Granularity of Locks and Degrees of Consistency, 1976; Berenson et al., A"
                + " Critique of ANSI SQL Isolation Levels, SIGMOD 1995";
    }

    @Override
    public List<Option> options() {
        return StoreOptions.ALL;
    }

    @Override
    public boolean hasLeader() {
        return false;
    }

    @Override
    public Route defaultRoute() {
        return Route.LOCAL;
    }

    @Override
    public List<DataType> dataTypes() {
        return DataType.ofTransactions();
    }

    @Override
    public List<Measure> measures() {
        return CommitMeter.MEASURES;
    }

    @Override
    public Meter meter(Setup setup) {
        return new CommitMeter();
    }

    @Override
    public List<String> invariantNames() {
        return List.of(AtomicCommitment.NAME);
    }

    @Override
    public List<String> landmarks() {
        return List.of("decided-commit", "decided-abort", "in-doubt");
    }

    @Override
    public Process.Factory processes(Setup setup) {
        StoreOptions options = StoreOptions.of(setup);
        return node -> new TransactionalNode(options);
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return wanted.contains(AtomicCommitment.NAME) ? List.of(new AtomicCommitment()) : List.of();
    }
}
