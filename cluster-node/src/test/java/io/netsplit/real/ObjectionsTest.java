package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.network.LinkChange;
import io.netsplit.network.LinkSettings;
import io.netsplit.network.StreamSettings;
import io.netsplit.random.Distributions;
import io.netsplit.real.hazelcast.HazelcastBackEnd;
import io.netsplit.real.jgroups.JGroupsBackEnd;
import io.netsplit.real.jgroupsraft.JGroupsRaftBackEnd;
import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunSpec;
import io.netsplit.system.datagrid.DataGrid;
import io.netsplit.system.primarybackup.PrimaryBackup;
import io.netsplit.system.raft.Raft;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a back end cannot do it says before anything starts, and names it. */
class ObjectionsTest {
    private static final Selector LEADER = new Selector.Leader();

    private final BackEnd ratis = new RatisBackEnd();
    private final BackEnd jgroups = new JGroupsBackEnd();

    private static RunSpec.Builder raft() {
        return RunSpec.of(new Raft()).nodes(3);
    }

    private static RunSpec with(Fault fault) {
        FaultStep step = new FaultStep("mishap", new Trigger.At(DurationRange.of(1)), DurationRange.of(1), fault);
        return raft().faults(FaultSchedule.of(List.of(step))).build();
    }

    @Test
    void cutsCrashesAndPausesCanBeDone() {
        for (Fault fault : List.of(
                new Fault.Partition(List.of(LEADER, new Selector.Rest()), CutDirection.BOTH),
                new Fault.Isolate(LEADER, CutDirection.INBOUND),
                new Fault.Bridge(LEADER),
                new Fault.Crash(LEADER, DiskLoss.EVERYTHING),
                new Fault.Pause(LEADER),
                new Fault.Slow(LEADER, 2),
                new Fault.Degrade(LEADER, new Selector.Rest(), true, LinkChange.NONE.withLoss(0.1)))) {
            assertThat(ratis.objections(with(fault))).as(fault.verb()).isEmpty();
            assertThat(jgroups.objections(with(fault))).as(fault.verb()).isEmpty();
        }
    }

    @Test
    void aFaultThatCannotBeDoneIsNamedWithItsStep() {
        assertThat(ratis.objections(with(new Fault.ClockChange(LEADER, 1, 0, 0, null, null))))
                .singleElement()
                .asString()
                .contains("'mishap'", "clock");
        assertThat(ratis.objections(with(new Fault.TransferLeadership(LEADER)))).hasSize(1);
        assertThat(ratis.objections(with(new Fault.AddNode("n", 1)))).hasSize(1);
    }

    @Test
    void tcpDoesNotDoubleMessagesButDatagramsAreDoubled() {
        Fault doubled = new Fault.Degrade(LEADER, new Selector.Rest(), true, LinkChange.NONE.withDuplicate(0.1));
        assertThat(ratis.objections(with(doubled))).singleElement().asString().contains("TCP");
        assertThat(jgroups.objections(with(doubled))).isEmpty();
        Fault narrowed = new Fault.Degrade(LEADER, new Selector.Rest(), true, LinkChange.NONE.withBandwidth(1_000_000));
        assertThat(ratis.objections(with(narrowed))).isEmpty();
        assertThat(jgroups.objections(with(narrowed)))
                .singleElement()
                .asString()
                .contains("bandwidth");
    }

    @Test
    void theNetworkThatAScenarioBeginsWithIsAskedForLikeAFault() {
        RunSpec doubled = linked(link -> link.withDuplicate(0.01).withReorder(0.01));
        assertThat(ratis.objections(doubled)).singleElement().asString().contains("from the beginning", "TCP");
        assertThat(jgroups.objections(doubled)).isEmpty();
        RunSpec narrow = linked(link -> link.withBandwidth(1_000_000));
        assertThat(ratis.objections(narrow)).isEmpty();
        assertThat(ratis.remarks(narrow)).anyMatch(remark -> remark.contains("'queue' has no effect"));
        assertThat(jgroups.objections(narrow)).singleElement().asString().contains("from the beginning", "bandwidth");
        RunSpec one = raft().topology(cluster -> cluster.nodes(3).link("n2", "n3", link -> link.withCorrupt(0.1, true)))
                .build();
        assertThat(ratis.objections(one)).hasSize(1);
    }

    private static RunSpec linked(UnaryOperator<LinkSettings> change) {
        return raft().topology(
                        cluster -> cluster.nodes(3).links(change.apply(LinkSettings.of(Distributions.constant(1)))))
                .build();
    }

    @Test
    void nodesThatHostASystemSendDatagramsAndProductsSendStreams() {
        RunSpec streams = raft().topology(cluster -> cluster.nodes(3).streams(StreamSettings.DEFAULT))
                .build();
        assertThat(ratis.objections(streams)).isEmpty();
        assertThat(jgroups.objections(streams)).singleElement().asString().contains("'transport: stream'");
    }

    @Test
    void disksAndProcessorsAreThoseOfTheMachine() {
        RunSpec slow = raft().topology(cluster ->
                        cluster.nodes(3).diskSync(Distributions.constant(9)).processing(Distributions.constant(9)))
                .build();
        assertThat(ratis.remarks(slow))
                .anyMatch(remark -> remark.contains("topology.disk has no effect"))
                .anyMatch(remark -> remark.contains("topology.processing"));
        assertThat(ratis.remarks(raft().build())).noneMatch(remark -> remark.contains("topology."));
    }

    @Test
    void ratisCannotBeBrokenOnPurposeButOurOwnRaftCan() {
        RunSpec broken = raft().option("quorum", 1L).build();
        assertThat(ratis.objections(broken)).singleElement().asString().contains("'quorum'");
        assertThat(jgroups.objections(broken)).isEmpty();
    }

    @Test
    void jgroupsRaftTakesTheReadModesThatItHasAndSaysWhatElectsItsLeaders() {
        BackEnd jgroupsRaft = new JGroupsRaftBackEnd();
        for (String reads : List.of("log", "read-index", "local")) {
            assertThat(jgroupsRaft.objections(raft().option("reads", reads).build()))
                    .as(reads)
                    .isEmpty();
        }
        assertThat(jgroupsRaft.objections(raft().option("reads", "lease").build()))
                .singleElement()
                .asString()
                .contains("'reads: lease'", "read-index and local");
        assertThat(jgroupsRaft.objections(raft().option("check-quorum", false).build()))
                .singleElement()
                .asString()
                .contains("'check-quorum'");
        assertThat(jgroupsRaft.remarks(raft().build())).anyMatch(remark -> remark.contains("3000ms of silence"));
    }

    @Test
    void thousandsOfNodesAreRefused() {
        assertThat(ratis.objections(RunSpec.of(new Raft()).nodes(9999).build()))
                .singleElement()
                .asString()
                .contains("9999 nodes", "at most 100");
    }

    @Test
    void anotherSystemIsRefused() {
        RunSpec other = RunSpec.of(new PrimaryBackup()).nodes(3).build();
        assertThat(ratis.objections(other)).singleElement().asString().contains("primary-backup");
        assertThat(jgroups.objections(other)).isEmpty();
    }

    @Test
    void whatIsOtherHereIsRemarked() {
        assertThat(ratis.remarks(with(new Fault.Crash(LEADER, DiskLoss.UNSYNCED_WRITES))))
                .anyMatch(remark -> remark.contains("kill -9"))
                .anyMatch(remark -> remark.contains("500ms..1000ms"))
                .anyMatch(remark -> remark.contains("system.with.reads=log"));
    }

    @Test
    void hazelcastRunsDataGridsWithItsSafeguardsAndSaysWhatItCountsInSeconds() {
        BackEnd hazelcast = new HazelcastBackEnd();
        RunSpec grid = RunSpec.of(new DataGrid()).nodes(3).build();
        assertThat(hazelcast.objections(grid)).isEmpty();
        assertThat(hazelcast.remarks(grid)).anyMatch(remark -> remark.contains("heartbeat-timeout is 5s here"));
        assertThat(hazelcast.objections(raft().build()))
                .singleElement()
                .asString()
                .contains("data-grid");
        RunSpec unsafe = RunSpec.of(new DataGrid())
                .nodes(3)
                .option("copy-before-serving", false)
                .option("backups", 7L)
                .build();
        assertThat(hazelcast.objections(unsafe)).hasSize(2);
    }

    @Test
    void theMapOnJGroupsHoldsEveryKeyEverywhere() {
        RunSpec.Builder grid = RunSpec.of(new DataGrid()).nodes(3);
        assertThat(jgroups.objections(grid.option("backups", 1L).build()))
                .singleElement()
                .asString()
                .contains("backups: 2", "hazelcast");
        assertThat(jgroups.objections(grid.option("backups", 2L).build())).isEmpty();
        assertThat(jgroups.invariants(grid.build())).isEmpty();
    }
}
