package io.netsplit.system.primarybackup;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.Nemesis;
import io.netsplit.fault.Selector;
import io.netsplit.network.LinkChange;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.run.InvariantResult;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of primary-backup under faults, all drawn from a seed, and what the checks say of it. */
final class RandomScenes {
    private static final long MS = 1_000_000;
    private static final long END_NS = 8_500 * MS;
    static final long FAULTS_END_NS = 6_500 * MS;
    private static final int MOST_DRIFT_PPM = 50_000;

    private static final List<DataType> TYPES =
            List.of(DataType.REGISTER, DataType.CAS_REGISTER, DataType.KV, DataType.COUNTER);

    private RandomScenes() {}

    /** {@code options} come on top of the defaults. */
    static RunResult run(long seed, Map<String, Object> options) {
        Prng random = Prng.of(seed, "test/scene");
        int nodes = 2 + random.nextInt(4);
        RunSpec.Builder spec = RunSpec.of(new PrimaryBackup())
                .seed(seed)
                .topology(cluster -> cluster.group("n", nodes, 1)
                        .links(links(random))
                        .diskSync(Distributions.exponential(random.between(1, 3) * MS)))
                .workload(workload(random))
                .faults(faults(random))
                .durationNs(END_NS);
        spec.option("failover-timeout", List.of(120 * MS, 300 * MS).get(random.nextInt(2)));
        spec.option("heartbeat-interval", 30 * MS);
        options.forEach(spec::option);
        return Run.execute(spec.build());
    }

    private static LinkSettings links(Prng random) {
        return LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, random.between(4, 40) * MS))
                .withLoss(random.chance(0.5) ? 0.05 : 0)
                .withDuplicate(random.chance(0.5) ? 0.05 : 0)
                .withReorder(random.chance(0.5) ? 0.1 : 0);
    }

    private static WorkloadSpec workload(Prng random) {
        return WorkloadSpec.defaults(TYPES.get(random.nextInt(TYPES.size())), 5)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(Keys.uniform(2))
                .withPlacement(Placement.values()[random.nextInt(3)])
                .withTimeoutNs(200 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL))
                .withRoute(Route.values()[random.nextInt(3)]);
    }

    private static FaultSchedule faults(Prng random) {
        long calmNs = random.between(100, 700) * MS;
        Nemesis nemesis = new Nemesis(
                "chaos",
                kinds(random),
                new DurationRange(20 * MS, calmNs),
                new DurationRange(30 * MS, 900 * MS),
                1 + random.nextInt(3),
                400 * MS,
                FAULTS_END_NS);
        return FaultSchedule.of(List.of()).withNemeses(List.of(nemesis)).withLivenessFrom(FAULTS_END_NS);
    }

    private static List<Fault> kinds(Prng random) {
        Selector anyone = new Selector.Share(0.1);
        Selector leader = new Selector.Leader();
        return List.of(
                new Fault.RandomHalves(),
                new Fault.Isolate(leader, CutDirection.BOTH),
                new Fault.Isolate(anyone, CutDirection.BOTH),
                new Fault.Isolate(anyone, CutDirection.OUTBOUND),
                new Fault.Isolate(leader, CutDirection.INBOUND),
                new Fault.Bridge(anyone),
                new Fault.Crash(leader, DiskLoss.UNSYNCED_WRITES),
                new Fault.Crash(anyone, DiskLoss.TORN_WRITES),
                new Fault.Crash(new Selector.Share(0.6), DiskLoss.UNSYNCED_WRITES),
                new Fault.Crash(new Selector.All(), DiskLoss.UNSYNCED_WRITES),
                new Fault.Pause(leader),
                new Fault.Pause(anyone),
                new Fault.Slow(anyone, 20),
                new Fault.Degrade(
                        new Selector.All(),
                        new Selector.All(),
                        true,
                        LinkChange.NONE
                                .withLatency(Distributions.exponential(30 * MS))
                                .withDuplicate(0.2)
                                .withReorder(0.3)),
                new Fault.ClockChange(
                        new Selector.Share(0.5), 0, random.between(-MOST_DRIFT_PPM, MOST_DRIFT_PPM), 0, null, null),
                new Fault.TransferLeadership(anyone),
                new Fault.AddNode("n", 1),
                new Fault.RemoveNode(anyone));
    }

    /** What the checks found, in a sentence; nothing where all is well. */
    static Optional<String> violation(RunResult result) {
        for (InvariantResult invariant : result.invariants()) {
            if (invariant.violation().isPresent()) {
                return Optional.of(
                        invariant.name() + ": " + invariant.violation().get().sentence());
            }
        }
        Verdict verdict = result.linearizability(Budget.DEFAULT);
        return switch (verdict.answer()) {
            case LINEARIZABLE -> Optional.empty();
            case NOT_LINEARIZABLE -> Optional.of("linearizable: " + verdict.violation());
            case UNKNOWN -> Optional.of("unknown: " + verdict.reason());
        };
    }
}
