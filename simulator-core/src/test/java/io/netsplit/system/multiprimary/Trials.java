package io.netsplit.system.multiprimary;

import static io.netsplit.system.RandomTrial.MS;

import io.netsplit.check.Convergence;
import io.netsplit.check.Finding;
import io.netsplit.check.Replica;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Nemesis;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.RandomTrial;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nodes that all take writes, under random faults: cuts, crashes that keep what was synced, pauses, clocks that jump and
 * drift. Then all is healed, the clients fall silent, and two seconds later everybody must hold the same.
 */
final class Trials {
    static final long HEALED_NS = 3_000 * MS;
    private static final long SILENT_NS = 3_300 * MS;
    private static final long END_NS = 5_500 * MS;

    private static final int FEWEST_NODES = 3;

    private Trials() {}

    /** A run whose topology and delivery are drawn from the seed too, unless {@code options} name them. */
    static RunResult run(long seed, DataType type, Map<String, Object> options) {
        Prng random = Prng.of(seed, "test/multi-primary");
        RandomTrial trial = RandomTrial.of(new MultiPrimary())
                .withTypes(type)
                .withTimes(HEALED_NS, END_NS)
                .with("topology", List.of("all-to-all", "star", "ring").get(random.nextInt(3)))
                .with("delivery", random.chance(0.5) ? "causal" : "plain");
        for (Map.Entry<String, Object> option : options.entrySet()) {
            trial = trial.with(option.getKey(), option.getValue());
        }
        FaultSchedule faults = faults(random);
        WorkloadSpec workload = workload(type, mix(type, options), random);
        return trial.withChange(spec -> touch(spec, workload, faults)).run(seed);
    }

    private static void touch(RunSpec.Builder spec, WorkloadSpec workload, FaultSchedule faults) {
        spec.workload(workload).faults(faults);
    }

    private static FaultSchedule faults(Prng random) {
        List<Fault> kinds = new ArrayList<>(RandomTrial.of(new MultiPrimary()).faults());
        kinds.add(RandomTrial.jump(800 * MS));
        kinds.add(RandomTrial.jump(-800 * MS));
        kinds.add(RandomTrial.drift(100_000));
        Nemesis nemesis = new Nemesis(
                "chaos",
                kinds,
                new DurationRange(20 * MS, random.between(100, 500) * MS),
                new DurationRange(30 * MS, 900 * MS),
                1 + random.nextInt(3),
                200 * MS,
                HEALED_NS);
        FaultStep heal =
                new FaultStep("peace", Trigger.at(HEALED_NS), DurationRange.ZERO, new Fault.Heal(Fault.Heal.ALL));
        FaultStep silence =
                new FaultStep("silence", Trigger.at(SILENT_NS), DurationRange.ZERO, new Fault.LoadChange(0, 0));
        return FaultSchedule.of(List.of(heal, silence)).withNemeses(List.of(nemesis));
    }

    /** Without retries: at a node that has not heard of the first attempt, a retry takes effect again. */
    private static WorkloadSpec workload(DataType type, OperationMix mix, Prng random) {
        return WorkloadSpec.defaults(type, 5)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(20 * MS)))
                .withOperations(mix)
                .withKeys(Keys.uniform(1 + random.nextInt(3)))
                .withPlacement(Placement.values()[random.nextInt(Placement.values().length)])
                .withTimeoutNs(200 * MS)
                .withRoute(random.chance(0.5) ? Route.LOCAL : Route.ANY);
    }

    private static OperationMix mix(DataType type, Map<String, Object> options) {
        if ("sequence".equals(options.get("crdt"))) {
            return new OperationMix(List.of(
                    new OperationMix.Share(Functions.APPEND, 0.5),
                    new OperationMix.Share(Functions.DELETE, 0.01),
                    new OperationMix.Share(Functions.GET, 0.49)));
        }
        return type == DataType.SET
                ? new OperationMix(List.of(
                        new OperationMix.Share(Functions.ADD, 0.5),
                        new OperationMix.Share(Functions.REMOVE, 0.2),
                        new OperationMix.Share(Functions.READ, 0.3)))
                : OperationMix.defaults(type);
    }

    /** Where replicas differ though all is healed and silent; where everything was deleted, all hold nothing. */
    static Optional<String> notConverged(RunResult result) {
        Convergence convergence = Convergence.of(result.contents());
        boolean allEmpty = result.contents().size() >= FEWEST_NODES && convergence.keys() == 0;
        return convergence.finding() == Finding.HOLDS || allEmpty
                ? Optional.empty()
                : Optional.of("convergence: " + convergence.differences());
    }

    /** An acknowledged update gave way to one that had not seen it. */
    static Optional<String> lostUpdates(RunResult result, String measure) {
        double lost = result.meter().measure(measure, List.of(new Meter.Window(0, result.endNs())));
        return lost > 0 ? Optional.of(measure + " was " + lost) : Optional.empty();
    }

    /** A counter that is less than what was acknowledged, or more than what was asked for. */
    static Optional<String> wrongSum(RunResult result) {
        for (History ofKey : result.history().withFunction(Functions.ADD).splitByKey()) {
            long acknowledged = 0;
            long asked = 0;
            for (Operation add : ofKey.operations()) {
                acknowledged += add.isOk() ? (Long) add.input() : 0;
                asked += (Long) add.input();
            }
            for (Replica replica : result.contents()) {
                Object held = replica.objects().get(ofKey.operations().get(0).key());
                long sum = held == null ? 0 : (Long) held;
                if (sum < acknowledged || sum > asked) {
                    return Optional.of("counter: " + replica.node() + " holds " + sum + " of " + acknowledged
                            + " acknowledged and " + asked + " asked for");
                }
            }
        }
        return Optional.empty();
    }
}
