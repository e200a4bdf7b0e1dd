package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.cluster.Recorder;
import io.netsplit.cluster.clock.Correction;
import io.netsplit.cluster.clock.Strobe;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.network.BurstLoss;
import io.netsplit.network.LinkChange;
import io.netsplit.network.StreamSettings;
import io.netsplit.node.Message;
import io.netsplit.random.Distributions;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything at once, from a seed: nothing is lost track of, and healing makes everything well. */
class ChaosTest {
    private static final Selector ONE = new Selector.RandomNodes(1);
    private static final Selector SOME = new Selector.Share(0.4);
    private static final Selector REST = new Selector.Rest();
    private static final DurationRange TENTH = new DurationRange(MS, 100 * MS);

    private static final LinkChange WORSE = LinkChange.NONE
            .withLatency(Distributions.uniform(0, 50 * MS))
            .withLoss(0.2)
            .withBursts(BurstLoss.of(0.1, 5))
            .withReorder(0.1)
            .withCorrupt(0.1, true)
            .withBandwidth(1_000_000);

    private static final List<Fault> KINDS = List.of(
            new Fault.Partition(List.of(SOME, REST), CutDirection.BOTH),
            new Fault.Partition(List.of(ONE, SOME, REST), CutDirection.INBOUND),
            new Fault.Isolate(SOME, CutDirection.OUTBOUND),
            new Fault.Bridge(ONE),
            new Fault.MajoritiesRing(),
            new Fault.Flap(List.of(ONE, REST), TENTH, TENTH),
            new Fault.RandomHalves(),
            new Fault.Swizzle(SOME),
            new Fault.Degrade(SOME, REST, true, WORSE),
            new Fault.Crash(SOME, DiskLoss.TORN_WRITES),
            new Fault.Crash(ONE, DiskLoss.NOTHING),
            new Fault.Pause(SOME),
            new Fault.Slow(SOME, 50),
            new Fault.ClockChange(SOME, -2000 * MS, 300_000, 0, new Strobe(MS, 10 * MS), null),
            new Fault.ClockChange(node("n1"), 0, -100_000, 5 * MS, null, Correction.every(100 * MS)),
            new Fault.DiskFault(SOME, Distributions.constant(30 * MS), 0.5, true, true, false),
            new Fault.DiskFault(ONE, null, 0, false, false, true));

    /** Counts what becomes of every message. */
    private static final class Ledger implements Observer {
        private final Map<Long, String> open = new LinkedHashMap<>();
        private final List<String> twice = new ArrayList<>();

        @Override
        public void messageSent(long timeNs, long id, int from, int to, Message message) {
            open.put(id, from + "->" + to + " at " + timeNs);
        }

        @Override
        public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
            settle(id);
        }

        @Override
        public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
            settle(id);
        }

        private void settle(long id) {
            if (open.remove(id) == null) {
                twice.add("message " + id);
            }
        }
    }

    private static World run(ClusterBuilder builder, Observer observer) {
        Nemesis nemesis = new Nemesis(
                "chaos",
                KINDS,
                new DurationRange(MS, 100 * MS),
                new DurationRange(10 * MS, 500 * MS),
                6,
                0,
                Long.MAX_VALUE);
        FaultSchedule schedule =
                FaultSchedule.NONE.withNemeses(List.of(nemesis)).withLivenessFrom(5000 * MS);
        World world = new World(builder.nodes(5).observer(observer), schedule, Administrator.NONE, LoadControl.NONE);
        for (long ms = 0; ms < 5000; ms += 2) {
            world.runTo(ms);
            chat(world, (int) (ms / 2));
        }
        world.runTo(60_000);
        return world;
    }

    /** One node, if it is up, sends to another and writes to its disk. */
    private static void chat(World world, int turn) {
        int from = turn % 5;
        if (world.cluster.isUp(from) && !world.cluster.isPaused(from)) {
            Recorder.ping(world.cluster, from, turn / 5 % 5, turn);
            world.recorder(from).context().disk().append("log", turn, 100);
            world.recorder(from).context().disk().sync(done -> {});
        }
    }

    private static void assertEverythingIsWell(World world, Ledger ledger) {
        assertThat(world.injector.intervals()).hasSizeGreaterThan(30);
        assertThat(world.injector.skipped()).isEmpty();
        assertThat(ledger.open).isEmpty();
        assertThat(ledger.twice).isEmpty();
        for (int node = 0; node < 5; node++) {
            assertThat(world.reachedFrom(node)).isEqualTo("1 2 3 4 5");
            assertThat(world.cluster.clock(node).driftPpm()).isZero();
            List<Boolean> synced = new ArrayList<>();
            world.recorder(node).context().disk().sync(synced::add);
            world.cluster.runUntil(world.nowNs() + MS);
            assertThat(synced).containsExactly(true);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyDatagramIsAccountedForAndHealingMakesAllWell(long seed) {
        Ledger ledger = new Ledger();
        assertEverythingIsWell(run(Cluster.builder(seed), ledger), ledger);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyMessageOfAStreamIsAccountedForAndHealingMakesAllWell(long seed) {
        Ledger ledger = new Ledger();
        StreamSettings streams = new StreamSettings(100 * MS, 20 * MS, 1000 * MS, 5, 500 * MS, 1000);
        World world = run(Cluster.builder(seed).streams(streams), ledger);
        for (int from = 0; from < 5; from++) {
            world.reachedFrom(from);
        }
        assertEverythingIsWell(world, ledger);
        assertThat(world.cluster.network().retransmitted()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void equalSeedsGiveEqualChaos(long seed) {
        World first = run(Cluster.builder(seed).loss(0.01), new Ledger());
        World second = run(Cluster.builder(seed).loss(0.01), new Ledger());
        assertThat(second.seen).isEqualTo(first.seen);
        assertThat(second.cluster.simulation().digest())
                .isEqualTo(first.cluster.simulation().digest());
    }
}
