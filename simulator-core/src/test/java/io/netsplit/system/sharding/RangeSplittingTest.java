package io.netsplit.system.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When ranges are split, merged and moved, and what that does to hot ranges and hot keys. */
class RangeSplittingTest {
    private static final long SECOND = 1_000_000_000;
    private static final int KEYS = 1_000;
    private static final RangeThresholds BY_LOAD = new RangeThresholds(0, 100, 0.5, SECOND);

    // Decisions

    private static ShardMap map(int... owners) {
        List<Integer> servers = new ArrayList<>();
        for (int owner : owners) {
            if (!servers.contains(owner)) {
                servers.add(owner);
            }
        }
        int[] units = new int[10 * owners.length];
        for (int unit = 0; unit < units.length; unit++) {
            units[unit] = owners[unit / 10];
        }
        return ShardMap.first(servers, units, Ranges.even(owners.length, units.length));
    }

    private static RangeLoad load(int start, double perSecond, double lighterShare) {
        return new RangeLoad(start, 10, start + 5, perSecond, start + 3, lighterShare);
    }

    private static RangePolicy.Decision decide(ShardMap map, RangeLoad... loads) {
        return policy(map, loads).decide();
    }

    private static RangePolicy policy(ShardMap map, RangeLoad... loads) {
        Map<Integer, RangeLoad> byStart = new LinkedHashMap<>();
        for (RangeLoad load : loads) {
            byStart.put(load.start(), load);
        }
        return new RangePolicy(BY_LOAD, true, map, byStart);
    }

    @Test
    void busyRangeIsSplitAtTheMiddleOfItsLoad() {
        RangePolicy.Decision decision = decide(map(1, 2), load(0, 101, 0.4), load(10, 90, 0.5));
        assertThat(decision.splits()).containsExactly(3);
        assertThat(decision.merges()).isEmpty();
    }

    @Test
    void rangeThatOneKeyKeepsBusyIsNotSplit() {
        RangePolicy policy = policy(map(1, 2), load(0, 500, 0.05), load(10, 500, 0.5));
        assertThat(policy.decide().splits()).containsExactly(13);
        assertThat(policy.indivisible()).extracting(RangeLoad::start).containsExactly(0);
    }

    @Test
    void bigRangeIsSplitAtItsMiddleRecord() {
        RangeThresholds bySize = new RangeThresholds(9, 0, 0.5, SECOND);
        RangePolicy policy = new RangePolicy(bySize, true, map(1), Map.of(0, load(0, 500, 0.5)));
        assertThat(policy.decide().splits()).containsExactly(5);
    }

    @Test
    void neighboursThatTogetherDoLittleAreMergedAndThoseInBetweenAreLeft() {
        assertThat(decide(map(1, 1), load(0, 20, 0.5), load(10, 29, 0.5)).merges())
                .containsExactly(10);
        assertThat(decide(map(1, 1), load(0, 20, 0.5), load(10, 31, 0.5)).merges())
                .isEmpty();
    }

    @Test
    void neighboursOfTwoServersAreBroughtTogetherBeforeTheyAreMerged() {
        ShardMap map = map(1, 2);
        RangePolicy.Decision decision = decide(map, load(0, 5, 0.5), load(10, 20, 0.5));
        assertThat(decision.merges()).isEmpty();
        ShardMap next = map.rearranged(decision);
        assertThat(next).isNotNull();
        assertThat(next.moves()).singleElement().satisfies(move -> {
            assertThat(move.source()).isEqualTo(1);
            assertThat(move.target()).isEqualTo(2);
            assertThat(move.units().size()).isEqualTo(10);
        });
    }

    @Test
    void rangesGoFromTheBusiestServerToTheOneWithLeastToDo() {
        ShardMap map = map(1, 1, 1, 2, 3);
        RangePolicy.Decision decision = decide(
                map, load(0, 60, 0.5), load(10, 50, 0.5), load(20, 90, 0.5), load(30, 80, 0.5), load(40, 55, 0.5));
        ShardMap next = map.rearranged(decision);
        assertThat(next).isNotNull();
        assertThat(next.moves())
                .hasSize(2)
                .allSatisfy(move -> assertThat(move.source()).isEqualTo(1));
        assertThat(next.moves()).extracting(Move::target).containsExactly(2, 3);
        assertThat(next.moves()).extracting(move -> move.units().get(0)).containsExactly(10, 0);
    }

    @Test
    void nothingIsDecidedOfServersThatSayNothing() {
        ShardMap map = map(1, 2);
        assertThat(map.rearranged(decide(map, load(0, 60, 0.5)))).isNull();
    }

    @Test
    void evenServersAreLeftAlone() {
        ShardMap map = map(1, 2);
        assertThat(map.rearranged(decide(map, load(0, 60, 0.5), load(10, 65, 0.5))))
                .isNull();
    }

    // Whole systems

    private static RunSpec.Builder spec(Keys keys) {
        return RunSpec.of(new ShardedStore())
                .option("placement", "range")
                .option("value-size", 100L)
                .option("split-above-rate", 150.0)
                .topology(cluster -> cluster.group("router", 1).group("shard", 4))
                .workload(WorkloadSpec.defaults(DataType.KV, 8)
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(10_000_000)))
                        .withRoute(new ShardedStore().defaultRoute())
                        .withKeys(keys))
                .durationNs(40 * SECOND);
    }

    private static double measure(RunResult result, String name, long fromSeconds, long toSeconds) {
        return result.meter().measure(name, List.of(new Meter.Window(fromSeconds * SECOND, toSeconds * SECOND)));
    }

    private static Keys hot(int keys, double share) {
        return Keys.hotspot(KEYS, new Keys.HotSpot(keys, share, Keys.HotSpot.NEVER));
    }

    @Test
    void splittingSpreadsAHotRangeOverTheServers() {
        RunResult result = Run.execute(spec(hot(20, 0.9)).build());
        assertThat(measure(result, "requests-per-shard.max-over-mean", 0, 1)).isGreaterThan(3);
        assertThat(measure(result, "requests-per-shard.max-over-mean", 30, 40)).isLessThan(1.4);
        assertThat(measure(result, "splits", 0, 40)).isGreaterThan(2);
        assertThat(measure(result, "time-to-balance", 0, 40)).isBetween(1.0 * SECOND, 25.0 * SECOND);
    }

    @Test
    void splittingDoesNotHelpASingleHotKey() {
        RunResult result = Run.execute(spec(hot(1, 0.9)).build());
        assertThat(measure(result, "hottest-shard.share", 30, 40)).isGreaterThan(0.88);
        assertThat(measure(result, "splits-refused", 0, 40)).isGreaterThan(10);
        assertThat(measure(result, "time-to-balance", 0, 40)).isCloseTo(40.0 * SECOND, offset(1.0 * SECOND));
    }

    @Test
    void rangesGrowFromOneAsRecordsAreWritten() {
        RunResult result = Run.execute(spec(Keys.uniform(KEYS))
                .option("slots", 1L)
                .option("preloaded", false)
                .option("split-above-rate", 0.0)
                .option("split-above-keys", 100L)
                .build());
        assertThat(measure(result, "ranges", 0, 1)).isEqualTo(1);
        assertThat(measure(result, "ranges", 0, 40)).isBetween(8.0, 20.0);
        assertThat(measure(result, "requests-per-shard.max-over-mean", 30, 40)).isLessThan(1.5);
    }

    @Test
    void rangesAreMergedWhereTheHotSpotWas() {
        Keys moving = Keys.hotspot(KEYS, new Keys.HotSpot(20, 0.95, 10 * SECOND));
        RunResult result = Run.execute(spec(moving).build());
        assertThat(measure(result, "merges", 0, 40)).isGreaterThan(2);
        assertThat(measure(result, "ranges", 0, 40)).isLessThan(20);
    }
}
