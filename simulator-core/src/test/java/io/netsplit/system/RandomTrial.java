package io.netsplit.system;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.TransactionChecker;
import io.netsplit.check.transaction.TransactionVerdict;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs of one system under random faults, all drawn from a seed: cuts of every shape, crashes, pauses, bad links, clocks
 * that drift. Immutable: each {@code with} is another trial.
 *
 * @param protocol the system
 * @param options on top of its defaults
 * @param nodes drawn from these
 * @param types objects, drawn from these
 * @param routes drawn from these
 * @param faults what may happen
 * @param faultsEndNs from then on all is healed
 * @param endNs the end of the run
 * @param change the last touches to each run
 */
public record RandomTrial(
        Protocol protocol,
        Map<String, Object> options,
        List<Integer> nodes,
        List<DataType> types,
        List<Route> routes,
        List<Fault> faults,
        long faultsEndNs,
        long endNs,
        Consumer<RunSpec.Builder> change) {
    public static final long MS = 1_000_000;

    private static final Selector ANYONE = new Selector.Share(0.1);

    /** Three to five nodes, all data types and routes, cuts, pauses, slowness, bad links and crashes. */
    public static RandomTrial of(Protocol protocol) {
        List<Fault> faults = new ArrayList<>(cuts());
        faults.addAll(delays());
        faults.addAll(crashes());
        return new RandomTrial(
                protocol,
                Map.of(),
                List.of(3, 4, 5),
                protocol.dataTypes(),
                List.of(Route.values()),
                faults,
                6_500 * MS,
                8_500 * MS,
                spec -> {});
    }

    /** Halves, isolation in both directions or one, a bridge. */
    public static List<Fault> cuts() {
        return List.of(
                new Fault.RandomHalves(),
                new Fault.Isolate(ANYONE, CutDirection.BOTH),
                new Fault.Isolate(ANYONE, CutDirection.OUTBOUND),
                new Fault.Isolate(ANYONE, CutDirection.INBOUND),
                new Fault.Bridge(ANYONE));
    }

    /** Pauses, slow nodes, links that delay, repeat and reorder. */
    public static List<Fault> delays() {
        return List.of(
                new Fault.Pause(ANYONE),
                new Fault.Slow(ANYONE, 20),
                new Fault.Degrade(
                        new Selector.All(),
                        new Selector.All(),
                        true,
                        LinkChange.NONE
                                .withLatency(Distributions.exponential(30 * MS))
                                .withDuplicate(0.2)
                                .withReorder(0.3)));
    }

    /** Of one node, of most, of all, each losing what was not synced. */
    public static List<Fault> crashes() {
        return List.of(
                new Fault.Crash(ANYONE, DiskLoss.UNSYNCED_WRITES),
                new Fault.Crash(ANYONE, DiskLoss.TORN_WRITES),
                new Fault.Crash(new Selector.Share(0.6), DiskLoss.UNSYNCED_WRITES),
                new Fault.Crash(new Selector.All(), DiskLoss.UNSYNCED_WRITES));
    }

    /** Half of the clocks begin to drift by this. */
    public static Fault drift(long ppm) {
        return new Fault.ClockChange(new Selector.Share(0.5), 0, ppm, 0, null, null);
    }

    /** Half of the wall clocks jump by this. */
    public static Fault jump(long offsetNs) {
        return new Fault.ClockChange(new Selector.Share(0.5), offsetNs, 0, 0, null, null);
    }

    /** With this option on top of those given before. */
    public RandomTrial with(String option, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(options);
        more.put(option, value);
        return new RandomTrial(protocol, more, nodes, types, routes, faults, faultsEndNs, endNs, change);
    }

    public RandomTrial withNodes(Integer... counts) {
        return new RandomTrial(protocol, options, List.of(counts), types, routes, faults, faultsEndNs, endNs, change);
    }

    public RandomTrial withTypes(DataType... wanted) {
        return new RandomTrial(protocol, options, nodes, List.of(wanted), routes, faults, faultsEndNs, endNs, change);
    }

    public RandomTrial withRoutes(Route... wanted) {
        return new RandomTrial(protocol, options, nodes, types, List.of(wanted), faults, faultsEndNs, endNs, change);
    }

    public RandomTrial withFaults(List<Fault> wanted) {
        return new RandomTrial(protocol, options, nodes, types, routes, wanted, faultsEndNs, endNs, change);
    }

    public RandomTrial withTimes(long healedNs, long lastNs) {
        return new RandomTrial(protocol, options, nodes, types, routes, faults, healedNs, lastNs, change);
    }

    /** {@code touches} come after everything else, and may replace the workload or the topology. */
    public RandomTrial withChange(Consumer<RunSpec.Builder> touches) {
        return new RandomTrial(protocol, options, nodes, types, routes, faults, faultsEndNs, endNs, touches);
    }

    /** The run of this seed. */
    public RunResult run(long seed) {
        Prng random = Prng.of(seed, "test/trial");
        int count = nodes.get(random.nextInt(nodes.size()));
        LinkSettings links = links(random);
        long syncNs = random.between(1, 3) * MS;
        RunSpec.Builder spec = RunSpec.of(protocol)
                .seed(seed)
                .topology(cluster ->
                        cluster.group("n", count, 1).links(links).diskSync(Distributions.exponential(syncNs)))
                .workload(workload(random))
                .faults(schedule(random))
                .durationNs(endNs);
        options.forEach(spec::option);
        change.accept(spec);
        return Run.execute(spec.build());
    }

    private static LinkSettings links(Prng random) {
        return LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, random.between(4, 40) * MS))
                .withLoss(random.chance(0.5) ? 0.05 : 0)
                .withDuplicate(random.chance(0.5) ? 0.05 : 0)
                .withReorder(random.chance(0.5) ? 0.1 : 0);
    }

    private WorkloadSpec workload(Prng random) {
        return WorkloadSpec.defaults(types.get(random.nextInt(types.size())), 5)
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(Keys.uniform(2))
                .withPlacement(Placement.values()[random.nextInt(Placement.values().length)])
                .withTimeoutNs(200 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL))
                .withRoute(routes.get(random.nextInt(routes.size())));
    }

    private FaultSchedule schedule(Prng random) {
        Nemesis nemesis = new Nemesis(
                "chaos",
                faults,
                new DurationRange(20 * MS, random.between(100, 700) * MS),
                new DurationRange(30 * MS, 900 * MS),
                1 + random.nextInt(3),
                400 * MS,
                faultsEndNs);
        return FaultSchedule.of(List.of()).withNemeses(List.of(nemesis)).withLivenessFrom(faultsEndNs);
    }

    /** The first seed from 1 to {@code seeds} whose run {@code check} objects to, with what it says. */
    public Optional<Caught> firstCaught(long seeds, Function<RunResult, Optional<String>> check) {
        for (long seed = 1; seed <= seeds; seed++) {
            Optional<String> found = check.apply(run(seed));
            if (found.isPresent()) {
                return Optional.of(new Caught(seed, found.get()));
            }
        }
        return Optional.empty();
    }

    /** Which seed betrayed a system, and how. */
    public record Caught(long seed, String sentence) {}

    /** The first invariant that did not hold, in a sentence. */
    public static Optional<String> brokenInvariant(RunResult result) {
        for (InvariantResult invariant : result.invariants()) {
            if (invariant.violation().isPresent()) {
                return Optional.of(
                        invariant.name() + ": " + invariant.violation().get().sentence());
            }
        }
        return Optional.empty();
    }

    /** Why the history is not linearizable, or why nobody knows. */
    public static Optional<String> notLinearizable(RunResult result) {
        Verdict verdict = result.linearizability(Budget.DEFAULT);
        return switch (verdict.answer()) {
            case LINEARIZABLE -> Optional.empty();
            case NOT_LINEARIZABLE ->
                Optional.ofNullable(verdict.violation()).map(each -> "linearizable: " + each.sentence());
            case UNKNOWN -> Optional.of("unknown: " + verdict.reason());
        };
    }

    /** Which anomaly keeps the transactions from being at this level, or why nobody knows. */
    public static Optional<String> notAt(IsolationLevel level, RunResult result) {
        TransactionVerdict verdict = TransactionChecker.check(result.history(), null);
        Optional<Anomaly> anomaly = verdict.against(level);
        if (anomaly.isPresent()) {
            return anomaly.map(found -> level.word() + ": " + found.kind().word() + ": " + found.sentence());
        }
        return verdict.holds(level) ? Optional.empty() : Optional.of("unknown");
    }

    /** Acknowledged writes that were later gone. */
    public static Optional<String> lostWrites(RunResult result) {
        int lost = result.lostWrites().lost().size();
        return lost == 0 ? Optional.empty() : Optional.of(lost + " acknowledged writes were lost");
    }
}
