package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static io.netsplit.fault.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a selector means, at the instant in which its fault fires. */
class SelectorsTest {
    private static final Selector LEADER = new Selector.Leader();
    private static final Selector REST = new Selector.Rest();

    /** The sides of a partition at 100 ms among five nodes of which n4 leads. */
    private static List<List<Integer>> sides(Selector... groups) {
        World world = World.of(5, new Fault.Partition(List.of(groups), CutDirection.BOTH));
        world.lead(3, 2);
        world.runTo(101);
        return world.injector.intervals().get(0).sides();
    }

    @Test
    void leaderIsWhoeverLeadsWhenTheFaultFires() {
        World world = World.of(3, new Fault.Pause(LEADER));
        world.lead(0, 1);
        world.runTo(50);
        world.lead(2, 2);
        world.runTo(101);
        assertThat(world.seen).contains("100 f: n3");
    }

    @Test
    void leaderOfTheHighestEpochCountsWhereTwoBelieve() {
        World world = World.of(3, new Fault.Pause(LEADER));
        world.lead(1, 7);
        world.lead(2, 6);
        world.runTo(101);
        assertThat(world.seen).contains("100 f: n2");
    }

    @Test
    void crashedLeaderLeadsNoLonger() {
        World world = World.of(
                3,
                FaultSchedule.of(List.of(
                        step("c", 50, 0, new Fault.Crash(node("n2"), DiskLoss.NOTHING)),
                        step("f", 100, 100, new Fault.Pause(LEADER)))));
        world.lead(1, 7);
        world.lead(2, 6);
        world.runTo(101);
        assertThat(world.seen).contains("100 f: n3");
    }

    @Test
    void faultWaitsForALeaderAndLastsItsFullTimeFromThen() {
        World world = World.of(3, new Fault.Pause(LEADER));
        world.runTo(1500);
        world.lead(1, 1);
        world.runTo(3000);
        assertThat(world.seen).containsExactly("1510 f: n2", "1510 n2 PAUSED", "1610 n2 RESUMED", "1610 f ended");
    }

    @Test
    void faultWaitsUntilTheLeaderHasLedForLongEnough() {
        FaultStep step =
                new FaultStep("f", Trigger.at(100 * MS), DurationRange.of(100 * MS), new Fault.Pause(LEADER), 250 * MS);
        World world = World.of(3, FaultSchedule.of(List.of(step)));
        world.lead(0, 1);
        world.runTo(200);
        world.lead(0, 1);
        world.lead(1, 2);
        world.runTo(440);
        assertThat(world.seen).as("n2 has led for 240 ms").isEmpty();
        world.runTo(500);
        assertThat(world.seen).contains("450 f: n2");
    }

    @Test
    void onlyAFaultThatNamesTheLeaderCanAskHowLongItHasLed() {
        assertThatThrownBy(() -> new FaultStep(
                        "f", Trigger.at(100 * MS), DurationRange.ZERO, new Fault.Pause(node("n1")), 250 * MS))
                .hasMessage("fault 'f' names no leader that could have led for a while");
    }

    @Test
    void faultThatFindsNoLeaderInTimeIsGivenUpAndSaysSo() {
        World world = World.of(
                3,
                FaultSchedule.of(List.of(step("f", 100, 100, new Fault.Pause(LEADER))))
                        .withLeaderWait(2000 * MS));
        world.runTo(5000);
        assertThat(world.injector.intervals()).isEmpty();
        assertThat(world.injector.skipped())
                .containsExactly(new SkippedFault("f", 2100 * MS, "there was no leader for 2000 ms"));
        assertThat(world.seen).containsExactly("2100 f skipped: there was no leader for 2000 ms");
    }

    @Test
    void leaderAndAFollowerAgainstTheRest() {
        List<List<Integer>> sides = sides(new Selector.Union(List.of(LEADER, new Selector.Follower())), REST);
        assertThat(sides.get(0)).hasSize(2).contains(3);
        assertThat(sides.get(1)).hasSize(3).doesNotContain(3).doesNotContainAnyElementsOf(sides.get(0));
    }

    @Test
    void followersAreAllButTheLeader() {
        assertThat(sides(LEADER, new Selector.Followers())).containsExactly(List.of(3), List.of(0, 1, 2, 4));
    }

    @Test
    void majorityWithoutLeaderAndMinorityWithLeaderMakeUpTheCluster() {
        List<List<Integer>> sides = sides(new Selector.MajorityWithoutLeader(), new Selector.MinorityWithLeader());
        assertThat(sides.get(0)).hasSize(3).doesNotContain(3);
        assertThat(sides.get(1)).hasSize(2).contains(3).doesNotContainAnyElementsOf(sides.get(0));
    }

    @Test
    void shareOfTheNodesIsRoundedUp() {
        assertThat(sides(new Selector.Share(0.3), REST).get(0)).hasSize(2);
        assertThat(sides(new Selector.Share(0.2), REST).get(0)).hasSize(1);
    }

    @Test
    void randomNodesAvoidThoseThatOthersHaveTaken() {
        List<List<Integer>> sides = sides(new Selector.RandomNodes(3), node("n1"), node("n2"));
        assertThat(sides).containsExactly(List.of(2, 3, 4), List.of(0), List.of(1));
    }

    @Test
    void groupMeansItsNodes() {
        World world = new World(
                Cluster.builder(1).group("west", 2).group("east", 3),
                FaultSchedule.of(List.of(step(
                        "f", 100, 100, new Fault.Partition(List.of(node("west"), node("east")), CutDirection.BOTH)))),
                Administrator.NONE,
                LoadControl.NONE);
        world.runTo(101);
        assertThat(world.seen).contains("100 f: west1 west2 | east1 east2 east3");
        assertThat(world.injector.intervals().get(0).minority()).containsExactly(0, 1);
        assertThat(world.injector.intervals().get(0).majority()).containsExactly(2, 3, 4);
    }

    @Test
    void partitionThatWouldPutANodeOnTwoSidesDoesNotFire() {
        World world = World.of(3, new Fault.Partition(List.of(LEADER, node("n1"), REST), CutDirection.BOTH));
        world.lead(0, 1);
        world.runTo(200);
        assertThat(world.injector.skipped().get(0).reason()).contains("a node would be on two sides: n1 | n1 | n2 n3");
    }
}
