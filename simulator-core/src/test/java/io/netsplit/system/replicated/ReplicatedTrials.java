package io.netsplit.system.replicated;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Shards under random faults, by what their replication promises. */
final class ReplicatedTrials {
    private static final long MS = RandomTrial.MS;
    private static final long HEALED_NS = 6_500 * MS;

    /** Long enough for moves that a crash has cut short to be taken up again and ended. */
    private static final long END_NS = 11_000 * MS;

    private static final int SHARDS = 3;
    private static final int ROUTERS = 2;
    private static final int SERVERS = 4;

    private static final List<String> LEAVERS = List.of("n1", "n2", "n3");

    /** Of three chains, whose masters are the first three servers and stay. */
    private static final List<String> NO_MASTERS = List.of("n4");

    private ReplicatedTrials() {}

    /** Servers join and leave as well where the members of a group can change. */
    static RandomTrial of(Replication replication) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(200));
        if (replication.isMovable()) {
            for (String leaver : replication == Replication.CHAIN ? NO_MASTERS : LEAVERS) {
                faults.add(new Fault.AddNode("n", 1));
                faults.add(new Fault.AddNode("n", 1));
                faults.add(new Fault.RemoveNode(new Selector.Named(leaver)));
            }
        }
        RandomTrial trial = RandomTrial.of(new ReplicatedShards())
                .withFaults(faults)
                .withTimes(HEALED_NS, END_NS)
                .with("shards", (long) SHARDS)
                .with("replication", replication.word());
        return replication == Replication.DYNAMO ? leaderless(trial) : onTopology(trial, replication, casRegister());
    }

    private static RandomTrial onTopology(RandomTrial trial, Replication replication, WorkloadSpec workload) {
        return trial.withChange(spec ->
                spec.workload(workload).topology(cluster -> topology(cluster, replication.isMovable() ? 3 : 0)));
    }

    /**
     * Strict quorums, versions from a counter and reads that write back are linearizable for clients that do not repeat a
     * write, which would be another write (Attiya, Bar-Noy and Dolev, 1995).
     */
    private static RandomTrial leaderless(RandomTrial trial) {
        WorkloadSpec once =
                workload(DataType.REGISTER).withTimeoutNs(1_200 * MS).withRetry(Retry.NONE);
        return onTopology(trial, Replication.DYNAMO, once)
                .with("dynamo.versions", "counter")
                .with("dynamo.read-repair", "before-answer")
                .with("dynamo.anti-entropy", 500 * MS)
                .with("router-timeout", 1_000 * MS);
    }

    private static void topology(ClusterBuilder cluster, int spare) {
        cluster.group("router", ROUTERS)
                .group("n", SERVERS, spare)
                .links(LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, 20 * MS))
                        .withLoss(0.03)
                        .withDuplicate(0.05)
                        .withReorder(0.1))
                .diskSync(Distributions.exponential(2 * MS));
    }

    private static WorkloadSpec casRegister() {
        return workload(DataType.CAS_REGISTER).withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL));
    }

    static WorkloadSpec workload(DataType type) {
        return WorkloadSpec.defaults(type, 6)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(Keys.uniform(6))
                .withPlacement(Placement.SPREAD)
                .withTimeoutNs(400 * MS);
    }

    static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notLinearizable(result));
    }

    /** Every seed keeps the promises, and once all is healed the replicas of each shard come to hold the same. */
    static void holds(Replication replication, long seeds) {
        long answered = 0;
        long moved = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            AtomicReference<ShardCopies> copies = new AtomicReference<>();
            RandomTrial trial = of(replication);
            RunResult result = trial.withChange(trial.change().andThen(spec -> {
                        copies.set(new ShardCopies(trial.faultsEndNs(), firstMembers(replication)));
                        spec.observer(copies.get());
                    }))
                    .run(seed);
            assertThat(wrong(result)).as("%s, seed %d", replication, seed).isEmpty();
            assertThat(result.lostWrites().lost())
                    .as("%s, seed %d", replication, seed)
                    .isEmpty();
            assertThat(copies.get().differences())
                    .as("replicas that differ in the end, %s, seed %d", replication, seed)
                    .isEmpty();
            answered += result.history().completed(Completion.OK).size();
            moved += result.reached().getOrDefault("replica moved", 0L);
        }
        assertThat(answered).as("operations answered").isGreaterThan(100 * seeds);
        if (replication.isMovable()) {
            assertThat(moved).as("replicas that moved").isGreaterThan(seeds / 5);
        }
    }

    /** As {@link Shards} places them: group i on the servers i, i + 1, …; a chain's first node is its master. */
    private static List<List<Integer>> firstMembers(Replication replication) {
        List<List<Integer>> members = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            List<Integer> group = new ArrayList<>();
            for (int i = replication.helpers(); i < 3 + replication.helpers(); i++) {
                group.add(ROUTERS + (shard + i) % SERVERS);
            }
            members.add(group);
        }
        return members;
    }
}
