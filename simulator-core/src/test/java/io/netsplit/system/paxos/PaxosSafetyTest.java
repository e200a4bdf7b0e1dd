package io.netsplit.system.paxos;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.history.Completion;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.run.RunResult;
import io.netsplit.system.Invariant;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Multi-Paxos under random faults, as it is and without one safeguard after the other. */
class PaxosSafetyTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;

    private static RandomTrial trial() {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(new Fault.Crash(new Selector.Leader(), DiskLoss.UNSYNCED_WRITES));
        faults.add(new Fault.Pause(new Selector.Leader()));
        faults.add(RandomTrial.drift(45_000));
        return RandomTrial.of(new MultiPaxos()).withFaults(faults).with("snapshot-every", 100L);
    }

    private static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notLinearizable(result));
    }

    @Test
    void multiPaxosIsLinearizableAndLosesNothingUnderRandomFaults() {
        Map<String, Long> reached = new TreeMap<>();
        long answered = 0;
        List<String> reads = List.of("quorum", "lease", "log");
        for (long seed = 1; seed <= SEEDS; seed++) {
            RunResult result =
                    trial().with("reads", reads.get((int) (seed % 3))).run(seed);
            assertThat(wrong(result)).as("seed %d", seed).isEmpty();
            assertThat(result.lostWrites().lost()).as("seed %d", seed).isEmpty();
            assertThat(result.history()
                            .invokedIn(7_500 * MS, Long.MAX_VALUE)
                            .completed(Completion.OK)
                            .operations())
                    .as("answers after the last fault, seed %d", seed)
                    .isNotEmpty();
            answered += result.history().completed(Completion.OK).size();
            result.reached().forEach((landmark, times) -> reached.merge(landmark, times, Long::sum));
        }
        assertThat(answered).as("operations answered").isGreaterThan(100L * SEEDS);
        assertThat(reached.get("preempted")).as("ballots that were preempted").isGreaterThan(SEEDS);
        assertThat(reached.get("snapshot installed")).as("snapshots installed").isGreaterThan(SEEDS / 4);
        assertThat(reached.get("gap filled"))
                .as("gaps that a new leader filled")
                .isPositive();
    }

    @Test
    void everySafeguardIsMissed() {
        List<SafeguardTable.Row> rows = List.of(
                caught(drifting(), "lease-drift-bound", 0.0, "linearizable", RandomTrial::notLinearizable),
                caught(trial(), "fsync", "after-reply", "one-value-per-slot", broken("one-value-per-slot")),
                caught(trial(), "fsync", "never", "state-machines-agree", broken("state-machines-agree")),
                caught(trial(), "quorum", 2L, "one-value-per-slot", broken("one-value-per-slot")),
                caught(trial(), "persist-promise", false, "promises-kept", broken("promises-kept")),
                caught(trial(), "adopt-accepted", false, "chosen-values-survive", broken("chosen-values-survive")),
                caught(trial(), "client-sessions", false, "linearizable", RandomTrial::notLinearizable));
        assertThat(rows.stream()
                        .map(row -> row.safeguard().replaceAll(":.*", ""))
                        .distinct())
                .containsExactlyElementsOf(PaxosOptions.ALL.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("multi-paxos", rows);
    }

    @Test
    void aLeaseWithEnoughMarginForTheDriftIsSafe() {
        assertThat(drifting().with("lease-drift-bound", 0.5).firstCaught(30, PaxosSafetyTest::wrong))
                .isEmpty();
    }

    /** Clocks that differ in speed by up to half, leaders that are cut off, and clients beside them that go on asking. */
    private static RandomTrial drifting() {
        return trial().with("reads", "lease")
                .with("election-timeout", new OptionValues.Range(150 * MS, 160 * MS))
                .withFaults(List.of(new Fault.Isolate(new Selector.Leader(), CutDirection.BOTH)))
                .withChange(spec -> spec.topology(
                                cluster -> cluster.nodes(3).latency(Distributions.uniform(0.3 * MS, MS)))
                        .preparation(PaxosSafetyTest::bendClocks)
                        .workload(WorkloadSpec.defaults(DataType.REGISTER, 3)
                                .withArrivals(new Arrivals.Closed(Distributions.exponential(3 * MS)))
                                .withTimeoutNs(50 * MS)
                                .withRoute(Route.LOCAL)));
    }

    private static void bendClocks(Cluster cluster) {
        Prng random = cluster.simulation().random("test/drift");
        for (int node = 0; node < cluster.nodes(); node++) {
            cluster.clock(node).setDriftPpm(random.between(-200_000, 200_000));
        }
    }

    private static Function<RunResult, Optional<String>> broken(String invariant) {
        return result -> result.invariants().stream()
                .filter(each -> each.name().equals(invariant))
                .flatMap(each -> each.violation().stream())
                .map(Invariant.Violation::sentence)
                .findFirst();
    }

    private static SafeguardTable.Row caught(
            RandomTrial trial,
            String option,
            Object value,
            String checker,
            Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(option, value).firstCaught(SEEDS, check);
        assertThat(caught).as("%s: %s, within %d seeds", option, value, SEEDS).isPresent();
        String text = value.equals(0.0) ? "0%" : value.toString();
        return new SafeguardTable.Row(
                option + ": " + text, checker, caught.orElseThrow().seed());
    }
}
