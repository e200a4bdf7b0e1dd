package io.netsplit.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.CountedMessages;
import io.netsplit.node.Fields;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.AdminReply;
import io.netsplit.system.Applied;
import io.netsplit.trace.NodeChange;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimelinesTest {
    private static final int NODES = 3;

    /** Who is cut off; everybody else can talk to everybody else. */
    private static final class Network implements Reachability {
        private int alone = -1;

        @Override
        public boolean connected(int a, int b) {
            return a != alone && b != alone;
        }
    }

    private static LeadershipTimeline started(Network network) {
        LeadershipTimeline timeline = new LeadershipTimeline(NODES, network);
        for (int node = 0; node < NODES; node++) {
            timeline.nodeChanged(0, node, NodeChange.STARTED, "");
        }
        return timeline;
    }

    private static RoleChanged role(Role role, long epoch) {
        return new RoleChanged(role, epoch);
    }

    @Test
    void aLeaderThatIsCutOffLeadsNoMajorityUntilAnotherDoes() {
        Network network = new Network();
        LeadershipTimeline timeline = started(network);
        timeline.protocol(100, 0, role(Role.LEADER, 1));
        network.alone = 0;
        timeline.connectivityChanged(200);
        timeline.protocol(350, 1, role(Role.LEADER, 2));
        timeline.protocol(500, 0, role(Role.FOLLOWER, 2));
        LeadershipSteps steps = timeline.finish(1_000);
        assertThat(steps.firstMajorityLeader(0, 1_000)).isEqualTo(100);
        assertThat(steps.firstMajorityLeader(150, 1_000)).isEqualTo(150);
        assertThat(steps.firstMajorityLeader(200, 1_000)).isEqualTo(350);
        assertThat(steps.firstMajorityLeader(200, 350)).isEqualTo(-1);
        assertThat(steps.firstSingleLeader(350, 1_000)).isEqualTo(500);
        assertThat(steps.withoutLeaderNs(0, 1_000)).isEqualTo(100);
    }

    @Test
    void aCrashedOrPausedLeaderActsAsNothing() {
        LeadershipTimeline timeline = started(new Network());
        timeline.protocol(100, 0, role(Role.LEADER, 1));
        timeline.nodeChanged(200, 0, NodeChange.PAUSED, "");
        timeline.nodeChanged(300, 0, NodeChange.RESUMED, "");
        timeline.nodeChanged(400, 0, NodeChange.CRASHED, "");
        timeline.nodeChanged(500, 0, NodeChange.RESTARTED, "");
        LeadershipSteps steps = timeline.finish(1_000);
        assertThat(steps.withoutLeaderNs(0, 1_000)).isEqualTo(100 + 100 + 600);
        assertThat(steps.withoutLeaderNs(250, 450)).isEqualTo(50 + 50);
        assertThat(steps.firstMajorityLeader(200, 1_000)).isEqualTo(300);
    }

    @Test
    void aMajorityCountsNodesThatAreDownButDoesNotReachThem() {
        LeadershipTimeline timeline = started(new Network());
        timeline.protocol(100, 0, role(Role.LEADER, 1));
        timeline.nodeChanged(200, 1, NodeChange.CRASHED, "");
        timeline.nodeChanged(300, 2, NodeChange.CRASHED, "");
        LeadershipSteps steps = timeline.finish(1_000);
        assertThat(steps.firstMajorityLeader(250, 1_000)).isEqualTo(250);
        assertThat(steps.firstMajorityLeader(300, 1_000)).isEqualTo(-1);
    }

    @Test
    void aBeliefEndsWithTheNextOneOrWithACrash() {
        RoleTimeline timeline = new RoleTimeline(NODES);
        timeline.protocol(0, 0, role(Role.FOLLOWER, 0));
        timeline.protocol(100, 0, role(Role.CANDIDATE, 1));
        timeline.protocol(120, 0, role(Role.LEADER, 1));
        timeline.nodeChanged(400, 0, NodeChange.CRASHED, "");
        timeline.protocol(600, 0, role(Role.FOLLOWER, 1));
        assertThat(timeline.finish(1_000))
                .containsExactly(
                        new RoleSpan(0, Role.FOLLOWER, 0, 0, 100),
                        new RoleSpan(0, Role.CANDIDATE, 1, 100, 120),
                        new RoleSpan(0, Role.LEADER, 1, 120, 400),
                        new RoleSpan(0, Role.FOLLOWER, 1, 600, 1_000));
    }

    @Test
    void anEpochWithTwoCandidatesAndNoLeaderIsASplitVote() {
        List<RoleSpan> roles = List.of(
                new RoleSpan(0, Role.CANDIDATE, 1, 10, 20),
                new RoleSpan(1, Role.CANDIDATE, 1, 11, 20),
                new RoleSpan(0, Role.CANDIDATE, 2, 20, 30),
                new RoleSpan(1, Role.CANDIDATE, 2, 20, 30),
                new RoleSpan(0, Role.LEADER, 2, 30, 90),
                new RoleSpan(2, Role.CANDIDATE, 3, 80, 90));
        assertThat(Elections.splitVotes(roles)).isEqualTo(1);
        assertThat(Elections.candidacies(roles, 11, 80)).isEqualTo(3);
    }

    @Test
    void nodesAreDownPausedOrAbsentForAWhile() {
        NodeTimeline timeline = new NodeTimeline(2, 3);
        timeline.nodeChanged(10, 0, NodeChange.CRASHED, "");
        timeline.nodeChanged(20, 0, NodeChange.RESTARTED, "");
        timeline.nodeChanged(30, 2, NodeChange.ADDED, "");
        timeline.nodeChanged(40, 1, NodeChange.PAUSED, "");
        timeline.nodeChanged(50, 0, NodeChange.REMOVED, "");
        assertThat(timeline.finish(100))
                .containsExactly(
                        new NodeSpan(2, NodeSpan.State.ABSENT, 0, 30),
                        new NodeSpan(0, NodeSpan.State.DOWN, 10, 20),
                        new NodeSpan(1, NodeSpan.State.PAUSED, 40, 100),
                        new NodeSpan(0, NodeSpan.State.ABSENT, 50, 100));
    }

    private static ReplicaTimeline replicas() {
        ReplicaTimeline timeline = new ReplicaTimeline(NODES);
        for (int node = 0; node < NODES; node++) {
            timeline.nodeChanged(0, node, NodeChange.STARTED, "");
        }
        return timeline;
    }

    @Test
    void replicasConvergeWhenTheSlowestHasWhatTheFurthestHad() {
        ReplicaTimeline timeline = replicas();
        timeline.protocol(10, 0, new Applied(5, 55));
        timeline.protocol(20, 1, new Applied(5, 55));
        timeline.protocol(30, 0, new Applied(9, 99));
        timeline.protocol(40, 2, new Applied(4, 44));
        timeline.protocol(50, 2, new Applied(6, 66));
        ReplicaProgress progress = timeline.finish(List.of());
        assertThat(progress.firstConverged(10, 100)).as("what was there at 10").isEqualTo(50);
        assertThat(progress.firstConverged(30, 100)).as("what was there at 30").isEqualTo(-1);
        assertThat(progress.furthestBehind(35)).isEqualTo(2);
    }

    @Test
    void aReplicaThatIsDownIsNotWaitedFor() {
        ReplicaTimeline timeline = replicas();
        timeline.protocol(10, 0, new Applied(5, 55));
        timeline.protocol(20, 1, new Applied(5, 55));
        timeline.nodeChanged(30, 2, NodeChange.CRASHED, "");
        assertThat(timeline.finish(List.of()).firstConverged(10, 100)).isEqualTo(30);
    }

    @Test
    void replicasThatAppliedOtherThingsHaveNotConverged() {
        ReplicaTimeline timeline = replicas();
        timeline.protocol(10, 0, new Applied(5, 55));
        timeline.protocol(20, 1, new Applied(5, 66));
        timeline.protocol(20, 2, new Applied(5, 55));
        assertThat(timeline.finish(List.of()).firstConverged(10, 100)).isEqualTo(-1);
    }

    @Test
    void nothingIsKnownWhereNoReplicaReports() {
        assertThat(replicas().finish(List.of()).isReported()).isFalse();
    }

    @Test
    void messagesAreCountedByTheHundredthOfASecond() {
        MessageCounts counts = new MessageCounts();
        for (int i = 0; i < 100; i++) {
            counts.messageSent(i * 10_000_000L, i, 0, 1, new AdminReply(1, true, 0));
        }
        assertThat(counts.sent(0, 1_000_000_000L)).isEqualTo(100);
        assertThat(counts.sent(200_000_000L, 300_000_000L)).isEqualTo(10);
        assertThat(counts.lost(0, Long.MAX_VALUE)).isZero();
    }

    private static CountedMessages told(OptionalLong messages) {
        return new CountedMessages() {
            @Override
            public OptionalLong messages() {
                return messages;
            }

            @Override
            public String type() {
                return "messages-sent";
            }

            @Override
            public void describe(Fields into) {}
        };
    }

    @Test
    void whatRealNodesTellOfTheirMessagesIsAddedAndTheirLossesAreUnknown() {
        MessageCounts counts = new MessageCounts();
        counts.messageSent(10, 1, 3, 0, new AdminReply(1, true, 0));
        counts.protocol(20, 0, told(OptionalLong.of(40)));
        counts.protocol(1_000_000_000L, 1, told(OptionalLong.of(2)));
        assertThat(counts.sent(0, 1_000_000_000L)).isEqualTo(41);
        assertThat(counts.sent(0, 2_000_000_000L)).isEqualTo(43);
        assertThat(counts.lost(0, 2_000_000_000L)).isNaN();
        counts.protocol(1_500_000_000L, 1, told(OptionalLong.empty()));
        assertThat(counts.sent(0, 1_000_000_000L)).isNaN();
    }
}
