package io.netsplit.system.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.history.Completion;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Meter;
import io.netsplit.system.OptionException;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads of several keys on several servers: all of them, some of them, and rows that refer to one another. */
class SeveralKeysTest {
    private static final long MS = 1_000_000;
    private static final int SERVERS = 5;

    private static RunSpec.Builder spec(Map<String, Object> options) {
        RunSpec.Builder spec = RunSpec.of(new ShardedStore())
                .option("placement", "rendezvous")
                .topology(cluster -> cluster.group("router", 1).group("shard", SERVERS))
                .workload(WorkloadSpec.defaults(DataType.KV, 4)
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(10 * MS)))
                        .withRoute(new ShardedStore().defaultRoute())
                        .withKeys(Keys.uniform(500)))
                .durationNs(4_000 * MS);
        options.forEach(spec::option);
        return spec;
    }

    private static double measure(RunResult result, String name) {
        return result.meter().measure(name, List.of(new Meter.Window(0, Long.MAX_VALUE)));
    }

    private static FaultSchedule crash() {
        return FaultSchedule.of(List.of(new FaultStep(
                "down",
                Trigger.at(1_000 * MS),
                DurationRange.of(3_000 * MS),
                new Fault.Crash(new Selector.Named("shard2"), DiskLoss.UNSYNCED_WRITES))));
    }

    @Test
    void readOfSeveralKeysEndsWithTheLastAnswer() {
        RunResult one = Run.execute(spec(Map.of()).build());
        RunResult five = Run.execute(spec(Map.of("read-fan-out", 5L)).build());
        assertThat(measure(five, "partial-reads")).isEqualTo(0);
        assertThat(measure(one, "partial-reads")).isNaN();
        assertThat(five.history().completed(Completion.OK).size())
                .isLessThan(one.history().completed(Completion.OK).size());
    }

    @Test
    void everyReadOfManyKeysMeetsAServerThatIsDown() {
        RunResult waiting =
                Run.execute(spec(Map.of("read-fan-out", 20L)).faults(crash()).build());
        RunResult partial = Run.execute(spec(Map.of("read-fan-out", 20L, "gather-timeout", 20 * MS))
                .faults(crash())
                .build());
        assertThat(partial.history().completed(Completion.OK).size())
                .isGreaterThan(waiting.history().completed(Completion.OK).size());
        assertThat(measure(waiting, "partial-reads")).isEqualTo(0);
        assertThat(measure(partial, "partial-reads")).isBetween(0.02, 0.9);
    }

    @Test
    void rowsThatAreHashedApartAreShippedAndRowsThatAreTogetherAreNot() {
        RunResult apart = Run.execute(spec(Map.of("join-keys", 50L)).build());
        RunResult together = Run.execute(
                spec(Map.of("join-keys", 50L, "co-partitioned", true)).build());
        assertThat(measure(apart, "rows-shipped.per-read")).isCloseTo(1 - 1.0 / SERVERS, offset(0.1));
        assertThat(measure(apart, "bytes-shipped")).isEqualTo(1024 * measure(apart, "rows-shipped"));
        assertThat(measure(together, "rows-shipped")).isEqualTo(0);
    }

    /** Two tables of {@code referred} and 500 − {@code referred} rows, and rows that are shipped for each join of them. */
    private static double shippedByTables(String strategy, long referred) {
        RunResult result = Run.execute(
                spec(Map.of("join-keys", referred, "join", strategy)).build());
        assertThat(measure(result, "joins")).isGreaterThan(10);
        assertThat(result.invariants())
                .allSatisfy(each -> assertThat(each.violation()).as(each.name()).isEmpty());
        assertThat(measure(result, "bytes-shipped")).isEqualTo(1024 * measure(result, "rows-shipped"));
        return measure(result, "rows-shipped.per-read");
    }

    @Test
    void broadcastShipsTheSmallTableToAllAndShuffleBothTablesOnce() {
        double away = (SERVERS - 1) / (double) SERVERS;
        for (long referred : List.of(20L, 250L)) {
            assertThat(shippedByTables("broadcast", referred))
                    .as("each referred row goes to all other servers")
                    .isCloseTo(referred * (SERVERS - 1), withinPercentage(3));
            assertThat(shippedByTables("shuffle", referred))
                    .as("each row goes to one server, mostly another")
                    .isCloseTo(500 * away, withinPercentage(10));
        }
    }

    @Test
    void whatContradictsItselfIsRefused() {
        refused("join", Map.of("join", "shuffle"));
        refused("join", Map.of("join", "broadcast", "join-keys", 50L, "co-partitioned", true));
        refused("join", Map.of("join", "broadcast", "join-keys", 50L, "preloaded", false));
        refused("join-by-one-map", Map.of("join-keys", 50L, "join-by-one-map", false));
        refused("join-waits-for-all", Map.of("join-waits-for-all", false));
        refused("read-fan-out", Map.of("read-fan-out", 0L));
        refused("read-fan-out", Map.of("read-fan-out", 501L));
        refused("gather-timeout", Map.of("gather-timeout", 0L));
        refused("join-keys", Map.of("join-keys", 500L));
        refused("read-fan-out", Map.of("join-keys", 50L, "read-fan-out", 3L));
        refused("co-partitioned", Map.of("co-partitioned", true));
        refused("co-partitioned", Map.of("co-partitioned", true, "join-keys", 50L, "slots", 100L));
        refused("split-above-keys", Map.of("split-above-keys", 10L));
        refused("split-above-rate", Map.of("split-above-rate", 10.0));
        refused("merge-below", Map.of("placement", "range", "split-above-keys", 10L, "merge-below", 1.0));
        refused("balance-interval", Map.of("placement", "range", "balance-interval", 0L));
        refused("virtual-nodes", Map.of("placement", "hash-ring", "virtual-nodes", 100_000_000L));
    }

    private static void refused(String option, Map<String, Object> options) {
        assertThatThrownBy(() -> Run.execute(spec(options).build()))
                .isInstanceOfSatisfying(
                        OptionException.class, e -> assertThat(e.option()).isEqualTo(option));
    }
}
