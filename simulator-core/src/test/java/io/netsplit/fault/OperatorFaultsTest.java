package io.netsplit.fault;

import static io.netsplit.fault.World.MS;
import static io.netsplit.fault.World.node;
import static io.netsplit.fault.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.cluster.Recorder;
import io.netsplit.network.BurstLoss;
import io.netsplit.network.LinkChange;
import io.netsplit.random.Distributions;
import io.netsplit.trace.DropReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes that are made on purpose, by an operator, and links that get worse. */
class OperatorFaultsTest {
    /** Writes down what it is asked for, and lets nodes go after a second. */
    private static final class Notes implements Administrator, LoadControl {
        private final List<String> asked = new ArrayList<>();
        private Runnable letGo = () -> {};

        @Override
        public void addNode(int node) {
            asked.add("add " + node);
        }

        @Override
        public void removeNode(int node, Runnable done) {
            asked.add("remove " + node);
            letGo = done;
        }

        @Override
        public void transferLeadership(int node) {
            asked.add("transfer to " + node);
        }

        @Override
        public Runnable change(Fault.LoadChange change) {
            asked.add("rate " + change.ratePerSecond());
            return () -> asked.add("rate as before");
        }
    }

    private final Notes notes = new Notes();

    private World world(Fault fault) {
        return new World(
                Cluster.builder(5).group("n", 3, 2),
                FaultSchedule.of(List.of(step("f", 100, 100, fault))),
                notes,
                notes);
    }

    @Test
    void addedNodeStartsAndTheAdministratorIsTold() {
        World world = world(new Fault.AddNode("n", 1));
        assertThat(world.cluster.state(3)).isEqualTo(NodeState.ABSENT);
        assertThat(world.reaches(0, 3)).isFalse();
        world.runTo(101);
        assertThat(world.reaches(0, 3)).isTrue();
        assertThat(notes.asked).containsExactly("add 3");
        world.runTo(300);
        assertThat(world.reaches(3, 0)).isTrue();
        assertThat(world.seen).containsExactly("100 f: n4", "100 n4 ADDED", "200 f ended");
    }

    @Test
    void nodeThatHasNoAddressCannotBeAdded() {
        World world = world(new Fault.AddNode("n", 3));
        world.runTo(101);
        assertThat(world.cluster.isUp(4)).isTrue();
        world.injector.inject("more", new Fault.AddNode("n", 1), 0);
        assertThat(world.injector.skipped().get(0).reason()).isEqualTo("no address is left for a node of group n");
    }

    @Test
    void removedNodeGoesWhenTheSystemHasLetItGoAndNeverComesBack() {
        World world = world(new Fault.RemoveNode(node("n3")));
        world.runTo(150);
        assertThat(notes.asked).containsExactly("remove 2");
        assertThat(world.reaches(0, 2)).isTrue();
        notes.letGo.run();
        assertThat(world.cluster.state(2)).isEqualTo(NodeState.REMOVED);
        world.injector.healAll();
        world.runTo(300);
        assertThat(world.reaches(0, 2)).isFalse();
    }

    @Test
    void removedNodeIsNotAmongAllAnyMore() {
        World world = world(new Fault.RemoveNode(node("n3")));
        world.runTo(101);
        notes.letGo.run();
        world.injector.inject("p", new Fault.Pause(new Selector.All()), 0);
        assertThat(world.seen).contains("101 p: n1 n2");
    }

    @Test
    void transferAsksForTheNamedLeader() {
        World world = world(new Fault.TransferLeadership(node("n2")));
        world.runTo(101);
        assertThat(notes.asked).containsExactly("transfer to 1");
    }

    @Test
    void loadChangesAndGoesBackAtTheEnd() {
        World world = world(new Fault.LoadChange(2400, -1));
        world.runTo(150);
        assertThat(notes.asked).containsExactly("rate 2400.0");
        world.runTo(201);
        assertThat(notes.asked).containsExactly("rate 2400.0", "rate as before");
        assertThat(world.seen).containsExactly("100 f: 2400.0/s", "200 f ended");
    }

    private World degraded(LinkChange change, boolean bothWays) {
        return world(new Fault.Degrade(node("n1"), node("n2"), bothWays, change));
    }

    @Test
    void degradedLinkIsSlowerInItsDirectionUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withLatency(Distributions.constant(30 * MS)), false);
        world.runTo(101);
        assertThat(world.reaches(0, 1)).isFalse();
        assertThat(world.reaches(1, 0)).isTrue();
        assertThat(world.reaches(0, 2)).isTrue();
        world.runTo(201);
        assertThat(world.reaches(0, 1)).isTrue();
    }

    @Test
    void degradedLinkLosesMessagesBothWaysUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withLoss(1), true);
        world.runTo(101);
        assertThat(world.reaches(0, 1)).isFalse();
        assertThat(world.reaches(1, 0)).isFalse();
        world.runTo(201);
        assertThat(world.reaches(0, 1)).isTrue();
        assertThat(world.reaches(1, 0)).isTrue();
    }

    @Test
    void degradationsOfOneLinkAddUpAndEndOneByOne() {
        LinkChange slower = LinkChange.NONE.withLatency(Distributions.constant(MS));
        World world = degraded(slower, false);
        world.runTo(101);
        world.injector.inject("second", new Fault.Degrade(node("n1"), node("n2"), false, slower), 200 * MS);
        assertThat(world.reaches(0, 1)).isTrue();
        assertThat(latencyMs(world)).isEqualTo(3);
        world.runTo(201);
        assertThat(latencyMs(world)).isEqualTo(2);
        world.runTo(302);
        assertThat(latencyMs(world)).isEqualTo(1);
    }

    private static long latencyMs(World world) {
        long before = world.nowNs();
        world.reaches(0, 1);
        List<Recorder.Received> received = world.recorder(1).received();
        return (received.get(received.size() - 1).monotonicNs() - before) / MS;
    }

    /** What arrives of 200 messages, sent ten per millisecond from now on, in the order of arrival. */
    private static List<Long> flood(World world) {
        int before = world.recorder(1).received().size();
        for (int i = 0; i < 200; i++) {
            Recorder.ping(world.cluster, 0, 1, i);
            world.cluster.runUntil(world.nowNs() + MS / 10);
        }
        world.cluster.runUntil(world.nowNs() + 20 * MS);
        List<Long> numbers = world.recorder(1).numbers();
        return numbers.subList(before, numbers.size());
    }

    @Test
    void degradedLinkDuplicatesUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withDuplicate(0.5), false);
        world.runTo(101);
        assertThat(flood(world).size()).isBetween(250, 350);
        world.runTo(201);
        assertThat(flood(world)).hasSize(200);
    }

    @Test
    void degradedLinkReordersUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withReorder(0.5), false);
        world.runTo(101);
        List<Long> during = flood(world);
        assertThat(during).hasSize(200);
        assertThat(during).isNotEqualTo(during.stream().sorted().toList());
        world.runTo(201);
        assertThat(flood(world)).hasSize(200).isSorted();
    }

    @Test
    void degradedLinkDamagesMessagesUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withCorrupt(0.5, false), false);
        world.runTo(101);
        assertThat(flood(world).size()).isBetween(60, 140);
        assertThat(world.cluster.network().dropped(DropReason.CORRUPT)).isPositive();
        world.runTo(201);
        assertThat(flood(world)).hasSize(200);
    }

    @Test
    void degradedLinkIsNarrowUntilTheEnd() {
        World world = degraded(LinkChange.NONE.withBandwidth(80_000), false);
        world.runTo(101);
        assertThat(world.reaches(0, 1)).isFalse();
        world.runTo(150);
        assertThat(lastArrivalMs(world)).isEqualTo(101 + 10 + 1);
        world.runTo(201);
        assertThat(latencyMs(world)).isEqualTo(1);
    }

    private static long lastArrivalMs(World world) {
        List<Recorder.Received> received = world.recorder(1).received();
        return received.get(received.size() - 1).monotonicNs() / MS;
    }

    @Test
    void burstsEndWithTheirFault() {
        World world = degraded(LinkChange.NONE.withBursts(new BurstLoss(1, 0.001, 1)), false);
        world.runTo(101);
        assertThat(world.reaches(0, 1)).isFalse();
        world.runTo(201);
        for (int i = 0; i < 20; i++) {
            assertThat(world.reaches(0, 1)).isTrue();
        }
    }
}
