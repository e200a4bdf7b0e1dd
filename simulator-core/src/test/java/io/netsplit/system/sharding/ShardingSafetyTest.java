package io.netsplit.system.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.fault.Fault;
import io.netsplit.fault.Selector;
import io.netsplit.history.Completion;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.RunResult;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.RandomTrial;
import io.netsplit.system.SafeguardTable;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Sharding while servers join, leave, crash and are cut off, as it is and without one safeguard after the other. */
class ShardingSafetyTest {
    private static final int SEEDS = 200;
    private static final int KEYS = 8;
    private static final long MS = RandomTrial.MS;
    private static final List<String> PLACEMENTS = PlacementWord.words();

    /** A few keys, nearly all of which move with every server that comes or goes, at a rate that leaves time for trouble. */
    static RandomTrial trial() {
        return trial(Keys.uniform(KEYS), 0.03).with("map-refresh", 40 * MS);
    }

    /** Ranges that are split, moved and merged again, because the keys that are in demand are others every second. */
    static RandomTrial ranges() {
        return trial(Keys.hotspot(24, new Keys.HotSpot(3, 0.8, 1_000 * MS)), 0.03)
                .with("placement", "range")
                .with("split-above-rate", 50.0)
                .with("balance-interval", 100 * MS)
                .with("map-refresh", OptionValues.OFF);
    }

    /** Joins of three rows with the nine that refer to them, while keys move. */
    static RandomTrial joins(String strategy) {
        return trial(Keys.uniform(12), 0.01)
                .with("join-keys", 3L)
                .with("join", strategy)
                .with("value-size", 256L)
                .with("map-refresh", 40 * MS);
    }

    /** Whichever rows of whichever tables are sent where. */
    static void joinsHold(String strategy, long seeds) {
        double joins = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = joins(strategy)
                    .with("placement", seed % 2 == 0 ? "modulo" : "rendezvous")
                    .run(seed);
            assertThat(wrong(result)).as("%s, seed %d", strategy, seed).isEmpty();
            joins += result.meter().measure("joins", List.of(new Meter.Window(0, Long.MAX_VALUE)));
        }
        assertThat(joins).as("joins").isGreaterThan(10 * seeds);
    }

    /** A few seeds; {@link LengthyJoinsTest} runs the same over 200. */
    @Test
    void everyJoinHasAllRowsOnceWhileKeysMove() {
        joinsHold("shuffle", 10);
        joinsHold("broadcast", 10);
    }

    private static RandomTrial trial(Keys keys, double loss) {
        List<Fault> faults = new ArrayList<>(RandomTrial.cuts());
        faults.addAll(RandomTrial.delays());
        faults.addAll(RandomTrial.crashes());
        faults.add(RandomTrial.drift(45_000));
        for (String leaver : List.of("n1", "n2", "n3")) {
            faults.add(new Fault.AddNode("n", 1));
            faults.add(new Fault.AddNode("n", 1));
            faults.add(new Fault.RemoveNode(new Selector.Named(leaver)));
        }
        return RandomTrial.of(new ShardedStore())
                .withFaults(faults)
                .withChange(spec -> spec.workload(workload(keys)).topology(cluster -> topology(cluster, loss)))
                .with("placement", "modulo")
                .with("value-size", 4096L)
                .with("transfer-rate", 64L << 10);
    }

    private static void topology(ClusterBuilder cluster, double loss) {
        cluster.group("router", 2)
                .group("n", 4, 3)
                .links(LinkSettings.of(Distributions.lognormalFromMedian(2 * MS, 20 * MS))
                        .withLoss(loss)
                        .withDuplicate(0.05)
                        .withReorder(0.1))
                .diskSync(Distributions.exponential(2 * MS));
    }

    private static WorkloadSpec workload(Keys keys) {
        Map<String, Double> mix = new LinkedHashMap<>();
        mix.put("get", 0.5);
        mix.put("put", 0.3);
        mix.put("append", 0.2);
        return WorkloadSpec.defaults(DataType.KV, 6)
                .withOperations(OperationMix.of(DataType.KV, mix))
                .withArrivals(new Arrivals.Closed(Distributions.exponential(15 * MS)))
                .withKeys(keys)
                .withPlacement(Placement.SPREAD)
                .withTimeoutNs(200 * MS)
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.FULL));
    }

    private static Optional<String> wrong(RunResult result) {
        return RandomTrial.brokenInvariant(result).or(() -> RandomTrial.notLinearizable(result));
    }

    @Test
    void everyKeyIsLinearizableAndHasOneOwnerUnderRandomFaults() {
        holds("copy-then-switch", 1, SEEDS / 2);
        holds("double-write", SEEDS / 2 + 1, SEEDS);
    }

    /** Over these seeds; {@link LengthyShardingSafetyTest} has all of them for both. */
    static void holds(String migration, long first, long last) {
        long answered = 0;
        long moves = 0;
        for (long seed = first; seed <= last; seed++) {
            String placement = PLACEMENTS.get((int) (seed % PLACEMENTS.size()));
            RunResult result = trial().with("migration", migration)
                    .with("placement", seed % 2 == 0 ? "modulo" : placement)
                    .run(seed);
            assertThat(wrong(result)).as("%s, seed %d", migration, seed).isEmpty();
            assertThat(result.lostWrites().lost())
                    .as("%s, seed %d", migration, seed)
                    .isEmpty();
            answered += result.history().completed(Completion.OK).size();
            moves += result.reached().getOrDefault("shard moved", 0L);
        }
        long seeds = last - first + 1;
        assertThat(answered).as("operations answered").isGreaterThan(100 * seeds);
        assertThat(moves).as("moves").isGreaterThan(seeds);
    }

    @Test
    void everyKeyHasOneOwnerWhileRangesAreSplitMovedAndMerged() {
        rangesHold(SEEDS / 2);
    }

    static void rangesHold(int seeds) {
        long splits = 0;
        long merges = 0;
        long moves = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = ranges().with("migration", seed % 2 == 0 ? "copy-then-switch" : "double-write")
                    .with("preloaded", seed % 3 != 0)
                    .with("split-above-keys", seed % 5 == 0 ? 5L : 0L)
                    .run(seed);
            assertThat(wrong(result)).as("seed %d", seed).isEmpty();
            assertThat(result.lostWrites().lost()).as("seed %d", seed).isEmpty();
            splits += result.reached().getOrDefault("range split", 0L);
            merges += result.reached().getOrDefault("ranges merged", 0L);
            moves += result.reached().getOrDefault("shard moved", 0L);
        }
        assertThat(splits).as("splits").isGreaterThan(2 * seeds);
        assertThat(merges).as("merges").isGreaterThan(seeds / 2);
        assertThat(moves).as("moves").isGreaterThan(seeds);
    }

    @Test
    void everySafeguardIsMissed() {
        RandomTrial doubles = trial().with("migration", "double-write");
        RandomTrial fewKeys = trial(Keys.uniform(2), 0.15).with("map-refresh", 10 * MS);
        RandomTrial oneRange =
                ranges().with("slots", 1L).with("split-above-rate", 0.0).with("split-above-keys", 6L);
        List<SafeguardTable.Row> rows = List.of(
                caught(trial(), "wait-for-copy", "linearizable", RandomTrial::notLinearizable),
                caught(fewKeys, "fencing", "one-owner-per-key", RandomTrial::brokenInvariant),
                caught(trial(), "track-dirty-keys", "linearizable", RandomTrial::notLinearizable),
                caught(oneRange, "check-bounds", "one-owner-per-key", RandomTrial::brokenInvariant),
                caught(ranges(), "colocate-before-merge", "linearizable", RandomTrial::notLinearizable),
                caught(joins("shuffle"), "join-by-one-map", "joins-complete", RandomTrial::brokenInvariant),
                caught(joins("broadcast"), "join-waits-for-all", "joins-complete", RandomTrial::brokenInvariant),
                caught(doubles, "newest-version-wins", "linearizable", RandomTrial::notLinearizable),
                caught(trial(), "fsync-before-reply", "linearizable", RandomTrial::notLinearizable),
                caught(trial(), "client-sessions", "linearizable", RandomTrial::notLinearizable));
        assertThat(rows.stream().map(row -> row.safeguard().replace(": false", "")))
                .containsExactlyElementsOf(ShardingOptions.OPTIONS.stream()
                        .filter(Option::safeguard)
                        .map(Option::name)
                        .toList());
        SafeguardTable.hold("sharded-kv", rows);
    }

    private static SafeguardTable.Row caught(
            RandomTrial trial, String safeguard, String checker, Function<RunResult, Optional<String>> check) {
        Optional<RandomTrial.Caught> caught = trial.with(safeguard, false).firstCaught(SEEDS, check);
        assertThat(caught).as("%s off, within %d seeds", safeguard, SEEDS).isPresent();
        return new SafeguardTable.Row(
                safeguard + ": false", checker, caught.orElseThrow().seed());
    }
}
