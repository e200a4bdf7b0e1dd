package io.netsplit.system.raft;

import static io.netsplit.system.raft.RaftCluster.MS;
import static io.netsplit.system.raft.RaftCluster.others;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.system.OptionValues;
import io.netsplit.system.raft.RaftEvent.EntryAppended;
import io.netsplit.workload.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reads stay linearizable, and what happens where they do not: §6.4 of the dissertation. */
class RaftReadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"read-index", "lease"})
    void aReadPutsNothingIntoTheLog(String reads) {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("reads", reads));
        int leader = raft.awaitLeader();
        raft.write(leader, 4L);
        int before = raft.events(leader, EntryAppended.class).size();
        assertThat(output(raft.read(leader))).isEqualTo(4L);
        assertThat(raft.events(leader, EntryAppended.class)).hasSize(before);
    }

    @Test
    void aReadThroughTheLogIsAnEntry() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("reads", "log"));
        int leader = raft.awaitLeader();
        raft.write(leader, 4L);
        int before = raft.events(leader, EntryAppended.class).size();
        assertThat(output(raft.read(leader))).isEqualTo(4L);
        assertThat(raft.events(leader, EntryAppended.class)).hasSize(before + 1);
    }

    @Test
    void aReadIndexTakesARoundTripAndALeaseNone() {
        assertThat(readTimeNs("read-index")).isBetween(3 * MS, 6 * MS);
        assertThat(readTimeNs("lease")).isBetween(1 * MS, 3 * MS);
    }

    private static long readTimeNs(String reads) {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("reads", reads));
        int leader = raft.awaitLeader();
        raft.runFor(200 * MS);
        long before = raft.nowNs();
        output(raft.read(leader));
        return raft.nowNs() - before;
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-index", "lease", "log"})
    void aCutOffLeaderAnswersNoReadOnceItsSuccessorLeads(String reads) {
        RaftCluster raft = RaftCluster.of(1, 5, Map.of("reads", reads, "check-quorum", false));
        int old = raft.awaitLeader();
        raft.write(old, 1L);
        raft.cutBetween(java.util.List.of(old), others(5, old));
        int leader = raft.awaitLeaderOtherThan(old);
        raft.write(leader, 2L);
        assertThat(raft.leads(old)).isTrue();
        assertThat(raft.read(old)).isNull();
        assertThat(output(raft.read(leader))).isEqualTo(2L);
    }

    /** Dissertation, §6.4.1: from the sending of the last acknowledged round, for the election time-out over the drift bound. */
    @Test
    void aLeaseLastsForTheElectionTimeoutOverTheDriftBound() {
        RaftCluster raft = RaftCluster.of(
                1,
                3,
                Map.of(
                        "reads",
                        "lease",
                        "election-timeout",
                        new OptionValues.Range(300 * MS, 600 * MS),
                        "lease-drift-bound",
                        0.05,
                        "check-quorum",
                        false));
        int old = raft.awaitLeader();
        raft.write(old, 1L);
        raft.runFor(500 * MS);
        raft.cutBetween(java.util.List.of(old), others(3, old));
        raft.runFor(50 * MS);
        long endNs = raft.server(old).leadership().quorumAckedNs() + 285_714_286;
        // A read is on its way for a millisecond, and in the node's hands for some microseconds.
        raft.runFor(endNs - MS - MS / 2 - raft.nowNs());
        assertThat(output(raft.read(old))).isEqualTo(1L);
        assertThat(raft.nowNs()).isBetween(endNs, endNs + MS);
        assertThat(raft.read(old)).isNull();
    }

    @Test
    void aLocalReadOfACutOffLeaderIsStale() {
        RaftCluster raft = RaftCluster.of(1, 5, Map.of("reads", "local"));
        int old = raft.awaitLeader();
        raft.write(old, 1L);
        raft.cutBetween(java.util.List.of(old), others(5, old));
        int leader = raft.awaitLeaderOtherThan(old);
        raft.write(leader, 2L);
        assertThat(output(raft.read(old))).isEqualTo(1L);
    }

    @Test
    void aReadWaitsUntilTheLeaderHasCommittedInItsTerm() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        assertThat(raft.server(leader).leadership().hasCommittedInTerm()).isFalse();
        assertThat(raft.read(leader)).isNotNull();
        assertThat(raft.server(leader).leadership().hasCommittedInTerm()).isTrue();
    }

    @Test
    void aLeaseEndsWhenTheLeaderAsksAnotherToTakeOver() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("reads", "lease"));
        int leader = raft.awaitLeader();
        raft.runFor(200 * MS);
        int successor = others(3, leader).get(0);
        raft.admin().ask(io.netsplit.system.AdminRequest.Action.TRANSFER_LEADERSHIP, successor);
        raft.await("it is asked", () -> raft.server(leader).membership().mayBeSucceeded());
        raft.admin().forget();
        raft.await("it leads", () -> raft.leads(successor));
        raft.assertSafe();
    }

    private static Object output(Reply reply) {
        assertThat(reply).isNotNull();
        assertThat(reply.status()).isEqualTo(Reply.Status.OK);
        return reply.output();
    }
}
