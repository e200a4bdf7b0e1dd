package io.netsplit.system.raft;

import static io.netsplit.system.raft.RaftCluster.MS;
import static io.netsplit.system.raft.RaftCluster.others;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.AdminRequest.Action;
import io.netsplit.workload.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who leads, and when: §5.2 of the paper, pre-vote, check-quorum, stickiness, transfer. */
class RaftElectionTest {
    @Test
    void aFreshClusterElectsOneLeader() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(1_000 * MS);
        assertThat(raft.leader()).isEqualTo(leader);
        assertThat(others(5, leader)).allMatch(node -> raft.role(node) == Role.FOLLOWER);
        raft.assertSafe();
    }

    @Test
    void everyServerSaysAtStartThatItFollows() {
        RaftCluster raft = RaftCluster.of(3);
        raft.runFor(MS);
        for (int node = 0; node < 3; node++) {
            assertThat(raft.events(node, RoleChanged.class)).containsExactly(new RoleChanged(Role.FOLLOWER, 0));
        }
    }

    @Test
    void majorityElectsNewLeaderAfterACrash() {
        RaftCluster raft = RaftCluster.of(5);
        int first = raft.awaitLeader();
        raft.crash(first);
        int second = raft.awaitLeaderOtherThan(first);
        assertThat(raft.term(second)).isGreaterThan(1);
        raft.cluster().restart(first);
        raft.await("the old leader follows", () -> raft.server(first).leader() == second);
        raft.assertSafe();
    }

    @Test
    void withoutAMajorityNobodyLeads() {
        RaftCluster raft = RaftCluster.of(5);
        raft.awaitLeader();
        raft.crash(0);
        raft.crash(1);
        raft.crash(2);
        raft.runFor(3_000 * MS);
        assertThat(raft.leader()).isEqualTo(-1);
    }

    @Test
    void leaderWithoutMajorityStepsDownWithinAnElectionTimeout() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(200 * MS);
        raft.isolate(leader);
        raft.runFor(150 * MS + 50 * MS + 10 * MS);
        assertThat(raft.role(leader)).isEqualTo(Role.FOLLOWER);
    }

    @Test
    void withoutCheckQuorumAnIsolatedLeaderGoesOnBelieving() {
        RaftCluster raft = RaftCluster.of(1, 5, Map.of("check-quorum", false));
        int leader = raft.awaitLeader();
        raft.isolate(leader);
        raft.runFor(3_000 * MS);
        assertThat(raft.role(leader)).isEqualTo(Role.LEADER);
        assertThat(raft.leader()).isNotEqualTo(leader);
        raft.assertSafe();
    }

    @Test
    void preVoteKeepsTermsStableWhenACutOffServerReturns() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        int lonely = others(5, leader).get(0);
        raft.isolate(lonely);
        raft.runFor(3_000 * MS);
        raft.healAll();
        raft.runFor(1_000 * MS);
        assertThat(raft.leader()).isEqualTo(leader);
        assertThat(raft.term(leader)).isEqualTo(1);
        assertThat(raft.term(lonely)).isEqualTo(1);
    }

    @Test
    void withoutPreVoteACutOffServerDeposesTheLeaderOnItsReturn() {
        RaftCluster raft = RaftCluster.of(1, 5, Map.of("pre-vote", false));
        int leader = raft.awaitLeader();
        int lonely = others(5, leader).get(0);
        raft.isolate(lonely);
        raft.runFor(3_000 * MS);
        raft.healAll();
        raft.runFor(1_000 * MS);
        assertThat(raft.term(raft.leader())).isGreaterThan(3);
    }

    @Test
    void aServerThatHearsTheLeaderIgnoresCandidates() {
        RaftCluster raft = RaftCluster.of(1, 5, Map.of("pre-vote", false));
        int leader = raft.awaitLeader();
        int deaf = others(5, leader).get(0);
        raft.cut(leader, deaf);
        raft.runFor(150 * MS);
        raft.runFor(450 * MS);
        long followersMoved = others(5, leader, deaf).stream()
                .filter(node -> raft.events(node, RoleChanged.class).stream()
                        .anyMatch(change -> change.role() == Role.CANDIDATE))
                .count();
        assertThat(raft.term(deaf)).isGreaterThan(1);
        assertThat(followersMoved).isZero();
    }

    @Test
    void aServerWithAShorterLogIsNotElected() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        int behind = others(3, leader).get(0);
        int upToDate = others(3, leader).get(1);
        raft.isolate(behind);
        assertThat(raft.write(leader, 7L)).isNotNull();
        raft.crash(leader);
        raft.healAll();
        assertThat(raft.awaitLeaderOtherThan(leader)).isEqualTo(upToDate);
        Reply read = raft.read(upToDate);
        assertThat(read).isNotNull();
        assertThat(read.output()).isEqualTo(7L);
        assertThat(raft.server(behind).isLeader()).isFalse();
    }

    @Test
    void leadershipMovesToTheServerThatIsNamed() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        int successor = others(5, leader).get(2);
        long before = raft.nowNs();
        raft.admin().ask(Action.TRANSFER_LEADERSHIP, successor);
        raft.await("the successor leads", () -> raft.leads(successor));
        assertThat(raft.nowNs() - before).isLessThan(150 * MS);
        raft.await("the administrator is told", raft.admin()::isDone);
        assertThat(raft.leader()).isEqualTo(successor);
        raft.assertSafe();
    }

    @Test
    void aTransferToACrashedServerIsGivenUp() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        int successor = others(5, leader).get(2);
        raft.crash(successor);
        raft.sendWrite(leader, 1L);
        raft.runFor(20 * MS);
        raft.admin().ask(Action.TRANSFER_LEADERSHIP, successor);
        raft.runFor(10 * MS);
        assertThat(raft.server(leader).membership().isTransferring()).isTrue();
        raft.admin().forget();
        raft.runFor(400 * MS);
        assertThat(raft.leader()).isEqualTo(leader);
        Reply written = raft.write(leader, 2L);
        assertThat(written).isNotNull();
        assertThat(written.status()).isEqualTo(Reply.Status.OK);
    }

    @Test
    void everyTermHasAtMostOneLeaderInManyElections() {
        RaftCluster raft = RaftCluster.of(5);
        for (int round = 0; round < 20; round++) {
            int leader = raft.awaitLeader();
            raft.crash(leader);
            raft.awaitLeaderOtherThan(leader);
            raft.cluster().restart(leader);
        }
        List<RoleChanged> leaders = others(5).stream()
                .flatMap(node -> raft.events(node, RoleChanged.class).stream())
                .filter(change -> change.role() == Role.LEADER)
                .toList();
        assertThat(leaders).hasSizeGreaterThanOrEqualTo(21);
        assertThat(leaders).doesNotHaveDuplicates();
        raft.assertSafe();
    }
}
