package io.netsplit.system.raft;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.Cluster;
import io.netsplit.history.Operation;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.OptionValues;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Retry;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of Raft under faults, both drawn from a seed, and what the checks say of it. */
final class RandomRuns {
    static final long MS = 1_000_000;
    static final long FAULTS_END_NS = 8_000 * MS;
    static final long END_NS = 10_000 * MS;

    private static final List<DataType> TYPES =
            List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.SET, DataType.COUNTER);

    private RandomRuns() {}

    /** Everything about the run is drawn from the seed, the options that are safe included; {@code options} come on top. */
    static RunResult run(long seed, Map<String, Object> options) {
        return run(seed, options, spec -> {});
    }

    /** As above; {@code change} puts the last touches to the run. */
    static RunResult run(long seed, Map<String, Object> options, Consumer<RunSpec.Builder> change) {
        Prng random = Prng.of(seed, "test/options");
        Map<String, Object> drawn = new LinkedHashMap<>();
        drawn.put("reads", List.of("read-index", "lease", "log").get(random.nextInt(3)));
        drawn.put("pre-vote", random.chance(0.7));
        drawn.put("check-quorum", random.chance(0.8));
        drawn.put("snapshot-every", List.of(0L, 20L, 100L).get(random.nextInt(3)));
        drawn.put("snapshot-chunk", List.of(200L, 65536L).get(random.nextInt(2)));
        drawn.put("max-batch", List.of(1L, 3L, 64L).get(random.nextInt(3)));
        drawn.putAll(options);
        int nodes = random.chance(0.6) ? 5 : 3;
        RunSpec.Builder builder = RunSpec.of(new Raft())
                .seed(seed)
                .topology(cluster -> cluster.group("n", nodes, 2)
                        .links(links(random))
                        .diskSync(Distributions.exponential(random.between(1, 3) * MS)))
                .preparation(cluster -> RandomFaults.on(cluster, FAULTS_END_NS, 45_000))
                .workload(workload(random))
                .durationNs(END_NS);
        drawn.forEach(builder::option);
        change.accept(builder);
        return Run.execute(builder.build());
    }

    /**
     * Clocks that differ in speed by up to half, lease reads, and a leader that is cut off again and again together with the
     * client beside it.
     */
    static RunResult driftingLeases(long seed, Map<String, Object> options) {
        RunSpec.Builder builder = RunSpec.of(new Raft())
                .seed(seed)
                .topology(cluster -> cluster.nodes(3).latency(Distributions.uniform(0.3 * MS, MS)))
                .preparation(RandomRuns::cutLeadersOff)
                .workload(WorkloadSpec.defaults(DataType.REGISTER, 3)
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(3 * MS)))
                        .withTimeoutNs(50 * MS)
                        .withRoute(Route.LOCAL))
                .durationNs(4_000 * MS)
                .option("reads", "lease")
                .option("election-timeout", new OptionValues.Range(150 * MS, 160 * MS));
        options.forEach(builder::option);
        return Run.execute(builder.build());
    }

    private static void cutLeadersOff(Cluster cluster) {
        Prng random = cluster.simulation().random("test/faults");
        for (int node = 0; node < cluster.nodes(); node++) {
            cluster.clock(node).setDriftPpm(random.between(-200_000, 200_000));
        }
        cutLeaderOff(cluster, random);
    }

    private static void cutLeaderOff(Cluster cluster, Prng random) {
        cluster.simulation().schedule(random.between(500 * MS, 700 * MS), () -> {
            for (int node = 0; node < cluster.nodes(); node++) {
                RoleChanged role = cluster.role(node);
                if (role != null && role.role() == RoleChanged.Role.LEADER) {
                    RandomFaults.isolate(cluster, node, 300 * MS);
                }
            }
            cutLeaderOff(cluster, random);
        });
    }

    private static LinkSettings links(Prng random) {
        return LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, random.between(4, 40) * MS))
                .withLoss(random.chance(0.5) ? 0.05 : 0)
                .withDuplicate(random.chance(0.5) ? 0.05 : 0)
                .withReorder(random.chance(0.5) ? 0.1 : 0);
    }

    private static WorkloadSpec workload(Prng random) {
        return WorkloadSpec.defaults(TYPES.get(random.nextInt(TYPES.size())), 5)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(20 * MS)))
                .withKeys(Keys.uniform(3))
                .withTimeoutNs(300 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL))
                .withRoute(Route.values()[random.nextInt(3)]);
    }

    /** What the checks found, in a sentence; nothing where all is well. */
    static Optional<String> violation(RunResult result) {
        for (var invariant : result.invariants()) {
            if (invariant.violation().isPresent()) {
                return Optional.of(
                        invariant.name() + ": " + invariant.violation().get().sentence());
            }
        }
        Verdict verdict = result.linearizability(Budget.DEFAULT);
        return switch (verdict.answer()) {
            case LINEARIZABLE -> Optional.empty();
            case NOT_LINEARIZABLE ->
                Optional.ofNullable(verdict.violation()).map(each -> "linearizable: " + each.sentence());
            case UNKNOWN -> Optional.of("unknown: " + verdict.reason());
        };
    }

    static boolean leadsAtTheEnd(RunResult result) {
        return result.roles().stream().anyMatch(span -> span.isLeader() && span.endNs() >= result.endNs());
    }

    static long operationsOk(RunResult result) {
        return result.history().operations().stream().filter(Operation::isOk).count();
    }
}
