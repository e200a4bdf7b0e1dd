package io.netsplit.system.raft;

import static io.netsplit.system.raft.RaftCluster.MS;
import static io.netsplit.system.raft.RaftCluster.others;
import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Functions;
import io.netsplit.system.raft.RaftEvent.EntryApplied;
import io.netsplit.system.raft.RaftEvent.LogTruncated;
import io.netsplit.system.raft.RaftEvent.SnapshotInstalled;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is in the logs: §5.3 and §5.4 of the paper, persistence, snapshots, sessions. */
class RaftReplicationTest {
    @Test
    void whatIsWrittenAnywhereIsReadEverywhere() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        List<Integer> followers = others(5, leader);
        ok(raft.write(followers.get(0), 42L));
        for (int node = 0; node < 5; node++) {
            assertThat(ok(raft.read(node)).output()).isEqualTo(42L);
        }
        raft.assertSafe();
    }

    @Test
    void minorityLeaderCannotCommit() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        List<Integer> rest = others(5, leader);
        raft.cutBetween(List.of(leader, rest.get(0)), rest.subList(1, 4));
        long committed = raft.server(leader).commitIndex();
        assertThat(raft.write(leader, 1L)).isNull();
        assertThat(raft.server(leader).commitIndex()).isEqualTo(committed);
        raft.assertSafe();
    }

    @Test
    void divergedLogIsRepairedWhenTheCutHeals() {
        RaftCluster raft = RaftCluster.of(5);
        int old = raft.awaitLeader();
        raft.runFor(100 * MS);
        raft.isolate(old);
        for (long value = 1; value <= 5; value++) {
            raft.sendWrite(old, value);
        }
        int leader = raft.awaitLeaderOtherThan(old);
        ok(raft.write(leader, 100L));
        assertThat(raft.events(old, LogTruncated.class)).isEmpty();
        raft.healAll();
        raft.await(
                "the logs agree",
                () -> raft.server(old).lastApplied()
                        == raft.server(raft.leader()).lastApplied());
        raft.runFor(100 * MS);
        assertThat(raft.events(old, LogTruncated.class)).hasSize(1);
        assertThat(raft.server(old).log().lastIndex())
                .isEqualTo(raft.server(leader).log().lastIndex());
        assertThat(ok(raft.read(old)).output()).isEqualTo(100L);
        raft.assertSafe();
    }

    @Test
    void aNewLeaderFindsInOneStepWhereAFollowerIsManyEntriesBehind() {
        RaftCluster raft = RaftCluster.of(3);
        int old = raft.awaitLeader();
        int behind = others(3, old).get(0);
        int next = others(3, old).get(1);
        raft.isolate(behind);
        for (long value = 1; value <= 50; value++) {
            ok(raft.write(old, value));
        }
        raft.crash(old);
        raft.healAll();
        raft.await("the other leads", () -> raft.leads(next));
        raft.runFor(3 * 3 * MS);
        assertThat(raft.server(behind).log().lastIndex())
                .isEqualTo(raft.server(next).log().lastIndex());
        raft.assertSafe();
    }

    @Test
    void aWholeClusterThatLosesPowerKeepsWhatItAcknowledged() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        ok(raft.write(leader, 9L));
        long term = raft.term(leader);
        for (int node = 0; node < 5; node++) {
            raft.crash(node);
        }
        for (int node = 0; node < 5; node++) {
            raft.cluster().restart(node);
        }
        int next = raft.awaitLeader();
        assertThat(raft.term(next)).isGreaterThan(term);
        assertThat(ok(raft.read(next)).output()).isEqualTo(9L);
        raft.assertSafe();
    }

    @Test
    void aWriteWaitsForTheDisksOfAMajority() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        for (int follower : others(3, leader)) {
            raft.cluster().disk(follower).setSlowness(100);
        }
        long before = raft.nowNs();
        ok(raft.write(leader, 3L));
        assertThat(raft.nowNs() - before).isBetween(50 * MS, 60 * MS);
    }

    @Test
    void aLeaderWithASlowDiskCommitsThroughTheOthers() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        raft.cluster().disk(leader).setSlowness(100);
        long before = raft.nowNs();
        ok(raft.write(leader, 3L));
        assertThat(raft.nowNs() - before).isLessThan(10 * MS);
    }

    @Test
    void aServerWhoseDiskFailsStops() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.cluster().disk(leader).setErrorShare(1);
        raft.sendWrite(leader, 1L);
        raft.await("the leader halts", () -> !raft.cluster().isUp(leader));
        raft.cluster().disk(leader).setErrorShare(0);
        raft.awaitLeaderOtherThan(leader);
        raft.cluster().restart(leader);
        raft.await("it follows again", () -> raft.server(leader).leader() >= 0);
        raft.assertSafe();
    }

    @Test
    void aFollowerThatIsFarBehindReceivesASnapshotInChunks() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("snapshot-every", 20L));
        int leader = raft.awaitLeader();
        int behind = others(3, leader).get(0);
        raft.isolate(behind);
        for (long value = 1; value <= 60; value++) {
            ok(raft.write(leader, value));
        }
        assertThat(raft.server(leader).log().firstIndex()).isGreaterThan(1);
        raft.healAll();
        raft.await(
                "it has caught up",
                () -> raft.server(behind).lastApplied() == raft.server(leader).lastApplied());
        assertThat(raft.events(behind, SnapshotInstalled.class)).hasSize(1);
        assertThat(raft.server(behind).store().digest())
                .isEqualTo(raft.server(leader).store().digest());
        raft.assertSafe();
    }

    @Test
    void aSnapshotSurvivesTheCrashOfTheServerThatReceivedIt() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("snapshot-every", 20L, "snapshot-chunk", 100L));
        int leader = raft.awaitLeader();
        int behind = others(3, leader).get(0);
        raft.isolate(behind);
        for (long value = 1; value <= 60; value++) {
            ok(raft.write(leader, value));
        }
        raft.healAll();
        raft.await(
                "a snapshot",
                () -> !raft.events(behind, SnapshotInstalled.class).isEmpty());
        raft.crash(behind);
        raft.cluster().restart(behind);
        assertThat(raft.server(behind).commitIndex()).isGreaterThanOrEqualTo(40);
        raft.await(
                "it has caught up",
                () -> raft.server(behind).lastApplied() == raft.server(leader).lastApplied());
        assertThat(raft.events(behind, SnapshotInstalled.class)).hasSize(1);
        raft.assertSafe();
    }

    @Test
    void aRetriedOperationTakesEffectOnce() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        Request write = new Request(1, 1, Functions.CAS, 0, new io.netsplit.history.Cas(5L, 6L));
        ok(raft.write(leader, 5L));
        assertThat(ok(raft.call(leader, write)).output()).isEqualTo(true);
        ok(raft.write(leader, 5L));
        assertThat(ok(raft.call(leader, write)).output()).isEqualTo(true);
        assertThat(ok(raft.read(leader)).output()).isEqualTo(5L);
    }

    @Test
    void withoutSessionsARetriedOperationTakesEffectTwice() {
        RaftCluster raft = RaftCluster.of(1, 3, Map.of("client-sessions", false));
        int leader = raft.awaitLeader();
        Request write = new Request(1, 1, Functions.WRITE, 0, 5L);
        ok(raft.call(leader, write));
        ok(raft.write(leader, 6L));
        ok(raft.call(leader, write));
        assertThat(ok(raft.read(leader)).output()).isEqualTo(5L);
    }

    @Test
    void aServerThatKnowsNoLeaderRefuses() {
        RaftCluster raft = RaftCluster.of(3);
        Reply reply = raft.write(0, 1L);
        assertThat(reply).isNotNull();
        assertThat(reply.status()).isEqualTo(Reply.Status.REFUSED);
        assertThat(reply.leader()).isEqualTo(-1);
    }

    @Test
    void aRefusalOfAForwardedRequestComesFromTheServerThatWasAsked() {
        RaftCluster raft = RaftCluster.of(3);
        int leader = raft.awaitLeader();
        raft.runFor(100 * MS);
        int asked = others(3, leader).get(0);
        raft.crash(leader);
        raft.cluster().restart(leader);
        assertThat(raft.server(asked).leader()).isEqualTo(leader);
        Reply reply = raft.write(asked, 1L);
        assertThat(reply).isNotNull();
        assertThat(reply.status()).isEqualTo(Reply.Status.REFUSED);
        assertThat(raft.answeredBy()).isEqualTo(asked);
    }

    @Test
    void everyServerAppliesTheSameEntriesInTheSameOrder() {
        RaftCluster raft = RaftCluster.of(5);
        int leader = raft.awaitLeader();
        for (long value = 1; value <= 50; value++) {
            raft.sendWrite(leader, value);
        }
        raft.runFor(300 * MS);
        List<Entry> applied = raft.events(leader, EntryApplied.class).stream()
                .map(EntryApplied::entry)
                .toList();
        assertThat(applied).hasSize(51);
        for (int node = 0; node < 5; node++) {
            assertThat(raft.events(node, EntryApplied.class).stream().map(EntryApplied::entry))
                    .containsExactlyElementsOf(applied);
        }
        raft.assertSafe();
    }

    private static Reply ok(Reply reply) {
        assertThat(reply).isNotNull();
        assertThat(reply.status()).isEqualTo(Reply.Status.OK);
        return reply;
    }
}
