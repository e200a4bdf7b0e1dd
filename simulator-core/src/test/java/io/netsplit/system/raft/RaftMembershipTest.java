package io.netsplit.system.raft;

import static io.netsplit.system.raft.RaftCluster.MS;
import static io.netsplit.system.raft.RaftCluster.others;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.AdminRequest.Action;
import io.netsplit.workload.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Membership changes, one server at a time: chapter 4 of the dissertation. */
class RaftMembershipTest {
    @Test
    void aServerThatJoinsLearnsFirstAndThenVotes() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.write(leader, 11L);
        int joiner = raft.cluster().addNode("n");
        raft.runFor(500 * MS);
        assertThat(raft.role(joiner)).isEqualTo(Role.LEARNER);
        raft.change(Action.ADD_NODE, joiner);
        assertThat(raft.server(leader).log().configuration().toString()).isEqualTo("voters n1 n2 n3 n4");
        raft.await("it knows that it votes", () -> raft.role(joiner) == Role.FOLLOWER);
        assertThat(raft.events(joiner, RaftEvent.ConfigurationChanged.class).stream()
                        .map(change -> change.configuration().toString()))
                .containsExactly("voters n1 n2 n3, learners n4", "voters n1 n2 n3 n4");
        raft.assertSafe();
    }

    @Test
    void aServerThatJoinsReceivesWhatTheOthersHaveCompacted() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("snapshot-every", 20L));
        int leader = raft.awaitLeader();
        for (long value = 1; value <= 60; value++) {
            raft.write(leader, value);
        }
        int joiner = raft.cluster().addNode("n");
        raft.change(Action.ADD_NODE, joiner);
        raft.await(
                "it has applied everything",
                () -> raft.server(joiner).lastApplied() == raft.server(leader).lastApplied());
        assertThat(raft.events(joiner, RaftEvent.SnapshotInstalled.class)).hasSize(1);
        assertThat(raft.server(joiner).store().digest())
                .isEqualTo(raft.server(leader).store().digest());
        raft.assertSafe();
    }

    @Test
    void aClusterGrowsFromThreeToFiveAndShrinksToThree() {
        RaftCluster raft = RaftCluster.of(3);
        raft.awaitLeader();
        raft.change(Action.ADD_NODE, raft.cluster().addNode("n"));
        raft.change(Action.ADD_NODE, raft.cluster().addNode("n"));
        assertThat(raft.server(raft.leader()).quorum()).isEqualTo(3);
        raft.change(Action.REMOVE_NODE, 0);
        raft.change(Action.REMOVE_NODE, 1);
        int leader = raft.awaitLeader();
        assertThat(raft.server(leader).log().configuration().toString()).isEqualTo("voters n3 n4 n5");
        Reply reply = raft.write(leader, 5L);
        assertThat(reply).isNotNull();
        assertThat(reply.status()).isEqualTo(Reply.Status.OK);
        raft.assertSafe();
    }

    @Test
    void theLeaderCanBeRemovedAndHandsOver() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.change(Action.REMOVE_NODE, leader);
        assertThat(raft.role(leader)).isEqualTo(Role.REMOVED);
        int next = raft.awaitLeaderOtherThan(leader);
        assertThat(raft.server(next).log().configuration().voterCount()).isEqualTo(4);
        raft.runFor(2_000 * MS);
        assertThat(raft.leader()).isEqualTo(next);
        raft.assertSafe();
    }

    @Test
    void aRemovedServerThatDoesNotKnowDisturbsNobody() {
        RaftCluster raft = RaftCluster.of(1, 4, Map.of("pre-vote", false));
        int leader = raft.awaitLeader();
        int removed = others(4, leader).get(0);
        raft.cut(leader, removed);
        raft.runFor(20 * MS);
        raft.change(Action.REMOVE_NODE, removed);
        long term = raft.term(leader);
        raft.runFor(3_000 * MS);
        assertThat(raft.term(removed)).isGreaterThan(term + 2);
        assertThat(raft.leader()).isEqualTo(leader);
        assertThat(raft.term(leader)).isEqualTo(term);
        raft.assertSafe();
    }

    @Test
    void aConfigurationThatWasNotCommittedIsRolledBack() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        raft.isolate(leader);
        raft.admin().ask(Action.REMOVE_NODE, others(5, leader).get(0));
        raft.runFor(20 * MS);
        raft.admin().forget();
        assertThat(raft.server(leader).log().configuration().voterCount()).isEqualTo(4);
        raft.awaitLeaderOtherThan(leader);
        raft.healAll();
        raft.runFor(500 * MS);
        assertThat(raft.server(leader).log().configuration().voterCount()).isEqualTo(5);
        raft.assertSafe();
    }

    @Test
    void aServerWhoseRemovalIsNotCommittedStillStandsBecauseNobodyElseCan() {
        RaftCluster raft = RaftCluster.of(2);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        raft.isolate(leader);
        raft.admin().ask(Action.REMOVE_NODE, leader);
        raft.runFor(20 * MS);
        raft.admin().forget();
        raft.crash(leader);
        raft.healAll();
        raft.cluster().restart(leader);
        raft.await("the other leads alone", () -> raft.leads(1 - leader));
        assertThat(raft.server(1 - leader).log().configuration().voterCount()).isEqualTo(1);
        assertThat(raft.role(leader)).isEqualTo(Role.REMOVED);
        raft.assertSafe();
    }

    @Test
    void aVoterAnswersACandidateThatIsNotInItsConfiguration() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        int joiner = raft.cluster().addNode("n");
        List<Integer> rest = others(3, leader);
        raft.admin().ask(Action.ADD_NODE, joiner);
        raft.await(
                "the leader has begun to let it vote",
                () -> raft.server(leader).log().configuration().isVoter(joiner));
        raft.cutBetween(List.of(leader), rest);
        raft.await(
                "the joiner votes",
                () -> raft.server(joiner).log().configuration().isVoter(joiner));
        raft.admin().forget();
        assertThat(rest)
                .noneMatch(node -> raft.server(node).log().configuration().isVoter(joiner));
        raft.crash(leader);
        assertThat(raft.awaitLeaderOtherThan(leader)).isEqualTo(joiner);
        raft.assertSafe();
    }

    @Test
    void noChangeBeginsBeforeTheOneBeforeIsCommitted() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        List<Integer> rest = others(5, leader);
        raft.isolate(leader);
        raft.admin().ask(Action.REMOVE_NODE, rest.get(0));
        raft.runFor(10 * MS);
        raft.admin().ask(Action.REMOVE_NODE, rest.get(1));
        raft.runFor(10 * MS);
        raft.admin().forget();
        assertThat(raft.server(leader).log().configuration().voterCount()).isEqualTo(4);
    }

    @Test
    void noChangeBeginsBeforeAnEntryOfTheLeadersTermIsCommitted() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.isolate(leader);
        raft.admin().ask(Action.REMOVE_NODE, others(3, leader).get(0));
        raft.runFor(20 * MS);
        assertThat(raft.server(leader).leadership().hasCommittedInTerm()).isFalse();
        assertThat(raft.server(leader).log().configuration().voterCount()).isEqualTo(3);
    }

    @Test
    void theLastServerCannotBeRemoved() {
        RaftCluster raft = RaftCluster.of(1);
        raft.awaitLeader();
        raft.runFor(100 * MS);
        raft.admin().ask(Action.REMOVE_NODE, 0);
        raft.runFor(300 * MS);
        assertThat(raft.admin().isDone()).isFalse();
        assertThat(raft.leader()).isEqualTo(0);
    }
}
