package io.netsplit.system.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.history.Completion;
import io.netsplit.run.RunResult;
import io.netsplit.system.Option;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Chain replication and CRAQ under random faults, as they are and without one safeguard after the other. */
class ChainSafetyTest {
    private static final int SEEDS = 200;
    private static final long MS = RandomTrial.MS;

    static RandomTrial trial() {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(new Fault.Crash(new Selector.Leader(), DiskLoss.UNSYNCED_WRITES));
        faults.add(new Fault.Pause(new Selector.Leader()));
        faults.add(RandomTrial.drift(45_000));
        faults.add(new Fault.AddNode("n", 1));
        return RandomTrial.of(new Chain())
                .withNodes(3, 4, 5)
                .withRoutes(Route.READS_AND_WRITES, Route.LOCAL, Route.ANY)
                .withFaults(faults)
                .with("failover-timeout", 200 * MS)
                .with("heartbeat-interval", 30 * MS);
    }

    private static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notLinearizable(result));
    }

    @Test
    void theChainIsLinearizableAndLosesNothingUnderRandomFaults() {
        holds("tail", 1, SEEDS / 2);
        holds("any", SEEDS / 2 + 1, SEEDS);
    }

    /** Over these seeds; {@link LengthyChainSafetyTest} has all of them for both. */
    static void holds(String reads, long first, long last) {
        long answered = 0;
        long views = 0;
        for (long seed = first; seed <= last; seed++) {
            RunResult result = trial().with("reads", reads).run(seed);
            assertThat(wrong(result)).as("reads %s, seed %d", reads, seed).isEmpty();
            assertThat(result.lostWrites().lost()).as("seed %d", seed).isEmpty();
            answered += result.history().completed(Completion.OK).size();
            views += result.reached().getOrDefault("chain decided", 0L);
            assertThat(result.history()
                            .invokedIn(7_500 * MS, Long.MAX_VALUE)
                            .completed(Completion.OK)
                            .operations())
                    .as("answers after the last fault, reads %s, seed %d", reads, seed)
                    .isNotEmpty();
        }
        long seeds = last - first + 1;
        assertThat(answered).as("operations answered").isGreaterThan(100 * seeds);
        assertThat(views).as("views").isGreaterThan(3 * seeds);
    }

    @Test
    void everySafeguardIsMissed() {
        List<SafeguardTable.Row> rows = List.of(
                caught(trial(), "read-lease", "linearizable", RandomTrial::notLinearizable),
                caught(trial().with("reads", "any"), "version-query", "linearizable", RandomTrial::notLinearizable),
                caught(trial(), "catch-up-before-serving", "linearizable", RandomTrial::notLinearizable),
                caught(trial(), "fsync-before-forward", "update-propagation", RandomTrial::brokenInvariant),
                caught(trial(), "client-sessions", "linearizable", RandomTrial::notLinearizable));
        assertThat(rows.stream().map(row -> row.safeguard().replace(": false", "")))
                .containsExactlyElementsOf(ChainOptions.OPTIONS.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("chain", rows);
    }

    private static SafeguardTable.Row caught(
            RandomTrial trial, String safeguard, String checker, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(safeguard, false).firstCaught(SEEDS, check);
        assertThat(caught).as("%s off, within %d seeds", safeguard, SEEDS).isPresent();
        return new SafeguardTable.Row(
                safeguard + ": false", checker, caught.orElseThrow().seed());
    }
}
