package io.netsplit.fault;

import static io.netsplit.fault.World.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Recorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of cut separates, and that its end brings it together again. */
class CutFaultsTest {
    private static final Selector REST = new Selector.Rest();

    private static Fault.Partition partition(CutDirection direction, Selector... groups) {
        return new Fault.Partition(List.of(groups), direction);
    }

    @Test
    void partitionSeparatesItsSidesUntilItHeals() {
        Selector first = new Selector.Union(List.of(node("n1"), node("n2")));
        World world = World.of(5, partition(CutDirection.BOTH, first, REST));
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3 4 5");
        world.runTo(101);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2");
        assertThat(world.reachedFrom(4)).isEqualTo("3 4 5");
        world.runTo(201);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3 4 5");
        assertThat(world.seen).containsExactly("100 f: n1 n2 | n3 n4 n5", "200 f ended");
    }

    @Test
    void partitionInThreeSeparatesEachSideFromEachOther() {
        World world = World.of(5, partition(CutDirection.BOTH, node("n1"), node("n2"), REST));
        world.runTo(101);
        assertThat(world.reachedFrom(0)).isEqualTo("1");
        assertThat(world.reachedFrom(1)).isEqualTo("2");
        assertThat(world.reachedFrom(2)).isEqualTo("3 4 5");
        world.runTo(201);
        assertThat(world.reachedFrom(1)).isEqualTo("1 2 3 4 5");
    }

    @Test
    void nodeOnNoSideOfAPartitionTalksToAll() {
        World world = World.of(3, partition(CutDirection.BOTH, node("n1"), node("n3")));
        world.runTo(101);
        assertThat(world.reachedFrom(1)).isEqualTo("1 2 3");
        assertThat(world.reachedFrom(0)).isEqualTo("1 2");
        world.runTo(201);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3");
    }

    @Test
    void oneWayCutLetsTheOtherDirectionThrough() {
        World world = World.of(3, partition(CutDirection.OUTBOUND, node("n1"), REST));
        world.runTo(101);
        assertThat(world.reachedFrom(0)).isEqualTo("1");
        assertThat(world.reachedFrom(1)).isEqualTo("1 2 3");
        world.runTo(201);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3");
    }

    @Test
    void inboundCutMakesTheFirstSideDeaf() {
        World world = World.of(3, partition(CutDirection.INBOUND, node("n1"), REST));
        world.runTo(101);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3");
        assertThat(world.reachedFrom(1)).isEqualTo("2 3");
        world.runTo(201);
        assertThat(world.reachedFrom(1)).isEqualTo("1 2 3");
    }

    @Test
    void cutAlsoTakesMessagesThatAreOnTheirWay() {
        World world = World.of(2, partition(CutDirection.BOTH, node("n1"), node("n2")));
        world.cluster.runUntil(100 * World.MS - 500_000);
        Recorder.ping(world.cluster, 0, 1, 77);
        world.runTo(300);
        assertThat(world.recorder(1).numbers()).doesNotContain(77L);
    }

    @Test
    void overlappingPartitionsComposeAndEachHealsItsOwnCutsOnly() {
        World world = World.of(
                3,
                FaultSchedule.of(List.of(
                        World.step("wide", 100, 100, partition(CutDirection.BOTH, node("n1"), REST)),
                        World.step("narrow", 150, 100, partition(CutDirection.BOTH, node("n1"), node("n2"))))));
        world.runTo(151);
        assertThat(world.reachedFrom(0)).isEqualTo("1");
        world.runTo(201);
        assertThat(world.reachedFrom(0)).isEqualTo("1 3");
        world.runTo(251);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3");
    }

    @Test
    void isolatedNodesReachEachOtherOnlyAndLoseClientsApart() {
        World world =
                World.of(4, new Fault.Isolate(new Selector.Union(List.of(node("n1"), node("n2"))), CutDirection.BOTH));
        int apart = world.cluster.addClient(-1, address -> new Recorder());
        int beside = world.cluster.addClient(0, address -> new Recorder());
        world.runTo(101);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2");
        assertThat(world.reachedFrom(apart)).isEqualTo("3 4");
        assertThat(world.reachedFrom(beside)).isEqualTo("1 2");
        world.runTo(201);
        assertThat(world.reachedFrom(apart)).isEqualTo("1 2 3 4");
        assertThat(world.injector.intervals().get(0).sides()).containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void bridgeIsTheOnlyWayBetweenTwoHalves() {
        World world = World.of(5, new Fault.Bridge(node("n3")));
        world.runTo(101);
        List<List<Integer>> sides = world.injector.intervals().get(0).sides();
        int left = sides.get(0).get(0);
        int right = sides.get(2).get(0);
        assertThat(sides.get(1)).containsExactly(2);
        assertThat(world.reachedFrom(2)).isEqualTo("1 2 3 4 5");
        assertThat(world.reaches(left, right)).isFalse();
        assertThat(world.reaches(left, 2)).isTrue();
        assertThat(world.reaches(sides.get(0).get(1), left)).isTrue();
        world.runTo(201);
        assertThat(world.reaches(left, right)).isTrue();
    }

    @Test
    void inARingOfMajoritiesEachNodeReachesAnotherMajority() {
        World world = World.of(5, new Fault.MajoritiesRing());
        world.runTo(101);
        List<String> reached = List.of(
                world.reachedFrom(0),
                world.reachedFrom(1),
                world.reachedFrom(2),
                world.reachedFrom(3),
                world.reachedFrom(4));
        assertThat(reached).doesNotHaveDuplicates().allMatch(nodes -> nodes.split(" ").length == 3);
        world.runTo(201);
        assertThat(world.reachedFrom(0)).isEqualTo("1 2 3 4 5");
    }

    @Test
    void threeNodesCannotFormARingOfMajorities() {
        World world = World.of(3, new Fault.MajoritiesRing());
        world.runTo(300);
        assertThat(world.injector.intervals()).isEmpty();
        assertThat(world.injector.skipped().get(0).reason()).contains("every node reaches every other");
    }

    @Test
    void randomHalvesSeparateTwoFromThree() {
        World world = World.of(5, new Fault.RandomHalves());
        world.runTo(101);
        FaultInterval cut = world.injector.intervals().get(0);
        assertThat(cut.minority()).hasSize(2);
        assertThat(cut.majority()).hasSize(3);
        assertThat(world.reaches(cut.minority().get(0), cut.majority().get(0))).isFalse();
        assertThat(world.reaches(cut.minority().get(0), cut.minority().get(1))).isTrue();
        world.runTo(201);
        assertThat(world.reaches(cut.minority().get(0), cut.majority().get(0))).isTrue();
    }

    @Test
    void flappingLinkGoesDownAndUpUntilItsEnd() {
        DurationRange ten = DurationRange.of(10 * World.MS);
        World world = World.of(2, new Fault.Flap(List.of(node("n1"), node("n2")), ten, ten));
        StringBuilder up = new StringBuilder();
        for (long ms = 101; ms < 221; ms += 10) {
            world.runTo(ms);
            up.append(world.reaches(0, 1) ? '+' : '-');
        }
        assertThat(up).hasToString("-+-+-+-+-+++");
    }

    @Test
    void swizzleIsolatesNodesOneByOneAndBringsThemBack() {
        World world = World.of(
                4,
                FaultSchedule.of(List.of(World.step("s", 100, 1000, new Fault.Swizzle(new Selector.RandomNodes(3))))));
        List<Integer> nodes = List.of();
        int most = 0;
        for (long ms = 101; ms < 1100; ms += 20) {
            world.runTo(ms);
            nodes = world.injector.intervals().get(0).sides().get(0);
            int down = (int) nodes.stream()
                    .filter(node -> world.cluster.network().isCut(node, (node + 1) % 4))
                    .count();
            most = Math.max(most, down);
        }
        assertThat(nodes).hasSize(3);
        assertThat(most).isEqualTo(3);
        world.runTo(1101);
        assertThat(world.reachedFrom(nodes.get(0))).isEqualTo("1 2 3 4");
        assertThat(world.reachedFrom(nodes.get(1))).isEqualTo("1 2 3 4");
    }

    @Test
    void thousandNodesAreCutAndHealedAsOneChange() {
        World world = World.of(1000, new Fault.RandomHalves());
        int[] changes = {0};
        world.cluster.network().whenCutsChange(() -> changes[0]++);
        world.runTo(150);
        FaultInterval cut = world.injector.intervals().get(0);
        assertThat(changes[0]).isEqualTo(1);
        assertThat(world.cluster
                        .network()
                        .isCut(cut.sides().get(0).get(0), cut.sides().get(1).get(499)))
                .isTrue();
        world.runTo(201);
        assertThat(changes[0]).isEqualTo(2);
        assertThat(world.reaches(cut.sides().get(0).get(0), cut.sides().get(1).get(499)))
                .isTrue();
    }
}
