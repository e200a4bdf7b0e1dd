package io.netsplit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Timer;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterTest {
    private static final long MS = 1_000_000;

    private static Cluster recorders(int nodes) {
        Cluster cluster =
                Cluster.builder(1).nodes(nodes).processes(n -> new Recorder()).build();
        cluster.start();
        return cluster;
    }

    private static Cluster chatters(long seed) {
        Cluster cluster = Cluster.builder(seed)
                .nodes(5)
                .loss(0.1)
                .processes(n -> new Chatter(5))
                .build();
        cluster.start();
        cluster.runUntil(500 * MS);
        cluster.crash(2, DiskLoss.UNSYNCED_WRITES);
        cluster.runUntil(700 * MS);
        cluster.restart(2);
        cluster.runUntil(1000 * MS);
        return cluster;
    }

    @Test
    void messageArrivesAfterTheLatencyOfItsLink() {
        Cluster cluster = recorders(2);
        Recorder.ping(cluster, 0, 1, 7);
        assertThat(cluster.runUntil(10 * MS)).isEqualTo(Outcome.REACHED_TIME);
        assertThat(Recorder.on(cluster, 1).received()).containsExactly(new Recorder.Received(0, 7, MS));
    }

    @Test
    void equalSeedsGiveEqualDigestsAndOtherSeedsDoNot() {
        long digest = chatters(42).simulation().digest();
        assertThat(chatters(42).simulation().digest()).isEqualTo(digest);
        assertThat(chatters(43).simulation().digest()).isNotEqualTo(digest);
    }

    @Test
    void crashedNodeReceivesNothingAndItsTimersNeverFire() {
        Cluster cluster = recorders(2);
        long[] fired = {0};
        Recorder.on(cluster, 1).context().timer("t", () -> fired[0]++).set(5 * MS);
        Recorder.ping(cluster, 0, 1, 7);
        cluster.crash(1, DiskLoss.NOTHING);
        cluster.runUntil(10 * MS);
        cluster.restart(1);
        Recorder.ping(cluster, 0, 1, 8);
        cluster.runUntil(20 * MS);
        assertThat(fired[0]).isZero();
        assertThat(Recorder.on(cluster, 1).numbers()).containsExactly(8L);
        assertThat(cluster.incarnations(1)).isEqualTo(2);
    }

    @Test
    void whoeverWatchesTimersIsToldOfEachSettingAndCancelling() {
        List<String> told = new ArrayList<>();
        Cluster cluster = recorders(2);
        cluster.observe(new Observer() {
            @Override
            public boolean watchesTimers() {
                return true;
            }

            @Override
            public void timerSet(long timeNs, int node, String timer, long dueNs) {
                told.add(timeNs / MS + " " + node + " " + timer + " " + (dueNs < 0 ? "off" : dueNs / MS));
            }
        });
        Timer timer = Recorder.on(cluster, 1).context().timer("t", () -> {});
        timer.set(5 * MS);
        cluster.runUntil(2 * MS);
        timer.set(5 * MS);
        timer.cancel();
        timer.cancel();
        assertThat(told).containsExactly("0 1 t 5", "2 1 t 7", "2 1 t off");
    }

    @Test
    void clientBesideANodeSharesItsCutsAndItsCrashes() {
        Cluster cluster = recorders(2);
        int client = cluster.addClient(0, c -> new Recorder());
        assertThat(cluster.name(client)).isEqualTo("c1");
        cluster.cut(0, 1);
        Recorder.ping(cluster, client, 1, 1);
        Recorder.ping(cluster, client, 0, 2);
        cluster.runUntil(10 * MS);
        assertThat(Recorder.on(cluster, 1).numbers()).isEmpty();
        assertThat(Recorder.on(cluster, 0).numbers()).containsExactly(2L);
        cluster.crash(0, DiskLoss.NOTHING);
        assertThat(cluster.isUp(client)).isFalse();
        cluster.restart(0);
        assertThat(cluster.isUp(client)).isTrue();
    }

    @Test
    void clientApartIsNotTouchedByCutsBetweenNodes() {
        Cluster cluster = recorders(2);
        int client = cluster.addClient(-1, c -> new Recorder());
        cluster.cut(0, 1);
        cluster.cut(1, 0);
        Recorder.ping(cluster, client, 1, 1);
        cluster.runUntil(10 * MS);
        assertThat(Recorder.on(cluster, 1).numbers()).containsExactly(1L);
    }

    @Test
    void onlyAStoppedNodeCanRestart() {
        Cluster cluster = recorders(2);
        assertThatThrownBy(() -> cluster.restart(0)).hasMessageContaining("n1 is UP");
    }
}
