package io.netsplit.system.sharding.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.history.Completion;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.RunResult;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Transactions over shards while nodes crash, are cut off, and shards join, leave and hand over keys. */
final class Trials {
    private static final long MS = RandomTrial.MS;
    private static final int KEYS = 8;
    private static final int ROUTERS = 3;
    private static final List<String> PLACEMENTS = List.of(
            "hash-ring",
            "rendezvous",
            "weighted-rendezvous",
            "jump-hash",
            "maglev",
            "bounded-loads",
            "range",
            "directory");

    private Trials() {}

    static RandomTrial of(String replication, String coordinator) {
        return (replication.equals("none") ? single() : replicated(replication)).with("coordinator", coordinator);
    }

    /** Shards of one node. */
    static RandomTrial single() {
        return trial(List.of("n1", "n2", "n3"), 4, 3);
    }

    /** Two shards of three nodes, to which a third one may come. */
    static RandomTrial replicated(String replication) {
        return trial(List.of("n1", "n4"), 6, 3).with("replication", replication);
    }

    private static RandomTrial trial(List<String> leavers, int nodes, int spare) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(200));
        for (String leaver : leavers) {
            faults.add(new Fault.AddNode("n", spare));
            faults.add(new Fault.RemoveNode(new Selector.Named(leaver)));
        }
        return RandomTrial.of(new ShardedTransactions())
                .withFaults(faults)
                .withTypes(DataType.LIST_APPEND)
                .withChange(
                        spec -> spec.workload(workload(spec.build().workload().type()))
                                .topology(cluster -> topology(cluster, nodes, spare)))
                .with("placement", "modulo")
                .with("value-size", 4096L)
                .with("transfer-rate", 1L << 20)
                .with("map-refresh", 200 * MS);
    }

    private static void topology(ClusterBuilder cluster, int nodes, int spare) {
        cluster.group("router", ROUTERS)
                .group("n", nodes, spare)
                .links(LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, 20 * MS))
                        .withLoss(0.03)
                        .withDuplicate(0.05)
                        .withReorder(0.1))
                .diskSync(Distributions.exponential(2 * MS));
    }

    private static WorkloadSpec workload(DataType type) {
        return WorkloadSpec.defaults(type, 6)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(Keys.uniform(KEYS))
                .withPlacement(Placement.SPREAD)
                .withRoute(new ShardedTransactions().defaultRoute())
                .withTimeoutNs(400 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL));
    }

    /** A broken invariant, a cycle, or no order that explains the history. */
    static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result)
                .or(() -> RandomTrial.notAt(IsolationLevel.STRICT_SERIALIZABLE, result));
    }

    /** Keeps the promises over so many seeds; what was reached, in sum. */
    static Map<String, Long> holds(RandomTrial trial, long firstSeed, long lastSeed) {
        Map<String, Long> reached = new TreeMap<>();
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            DataType type = DataType.ofTransactions().get((int) (seed % 3));
            String placement = seed % 2 == 0 ? "modulo" : PLACEMENTS.get((int) (seed / 2 % PLACEMENTS.size()));
            RunResult result =
                    trial.withTypes(type).with("placement", placement).run(seed);
            Optional<String> wrong = wrong(result)
                    .or(() -> type == DataType.TRANSACTIONS ? RandomTrial.notLinearizable(result) : Optional.empty());
            assertThat(wrong).as("%s, seed %d", trial.options(), seed).isEmpty();
            assertThat(result.history()
                            .invokedIn(trial.faultsEndNs() + 500 * MS, Long.MAX_VALUE)
                            .completed(Completion.OK)
                            .operations())
                    .as("transactions after the last fault, %s, seed %d", trial.options(), seed)
                    .isNotEmpty();
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        return reached;
    }
}
