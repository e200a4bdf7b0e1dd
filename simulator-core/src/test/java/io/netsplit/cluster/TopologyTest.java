package io.netsplit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.network.StreamSettings;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups, zones, links between them, transports. */
class TopologyTest {
    private static final long MS = 1_000_000;

    private static Distribution ms(long value) {
        return Distributions.constant(value * MS);
    }

    private static ClusterBuilder twoZones() {
        return Cluster.builder(1)
                .group("west", 2)
                .group("east", 1, 1)
                .zones(List.of("west", "east"), new Distribution[][] {{ms(1), ms(40)}, {ms(60), ms(2)}})
                .processes(node -> new Recorder());
    }

    private static long latencyMs(Cluster cluster, String from, String to) {
        long before = cluster.simulation().now();
        int target = cluster.address(to);
        Recorder.ping(cluster, cluster.address(from), target, 1);
        cluster.runUntil(before + 1000 * MS);
        List<Recorder.Received> received = Recorder.on(cluster, target).received();
        return (received.get(received.size() - 1).monotonicNs() - before) / MS;
    }

    private static Cluster started(ClusterBuilder builder) {
        Cluster cluster = builder.build();
        cluster.start();
        return cluster;
    }

    @Test
    void latencyDependsOnTheZonesAndOnTheDirection() {
        Cluster cluster = started(twoZones());
        assertThat(latencyMs(cluster, "west1", "west2")).isEqualTo(1);
        assertThat(latencyMs(cluster, "west1", "east1")).isEqualTo(40);
        assertThat(latencyMs(cluster, "east1", "west1")).isEqualTo(60);
    }

    @Test
    void ruleForAPairOverridesThatOfItsZones() {
        Cluster cluster = started(twoZones().link("west1", "east1", link -> link.withLatency(ms(7))));
        assertThat(latencyMs(cluster, "west1", "east1")).isEqualTo(7);
        assertThat(latencyMs(cluster, "west2", "east1")).isEqualTo(40);
    }

    @Test
    void nodeThatJoinsBelongsToItsZone() {
        Cluster cluster = started(twoZones());
        assertThat(cluster.initialNodes()).isEqualTo(3);
        assertThat(cluster.nodes()).isEqualTo(4);
        int joined = cluster.addNode("east");
        assertThat(cluster.name(joined)).isEqualTo("east2");
        assertThat(latencyMs(cluster, "east1", "east2")).isEqualTo(2);
        assertThat(cluster.addNode("east")).isEqualTo(-1);
    }

    @Test
    void clientApartHasLinksOfItsOwn() {
        Cluster cluster = started(twoZones().between("clients", "all", link -> link.withLatency(ms(9))));
        cluster.addClient(-1, address -> new Recorder());
        assertThat(latencyMs(cluster, "c1", "west1")).isEqualTo(9);
        assertThat(latencyMs(cluster, "west1", "c1")).isEqualTo(9);
    }

    @Test
    void ruleForNobodyIsRefused() {
        assertThatThrownBy(() -> twoZones().link("wst", "east", link -> link).build())
                .hasMessageContaining("'wst', which is no group and no node");
    }

    @Test
    void twoNodesCannotHaveOneName() {
        assertThatThrownBy(() -> twoZones().group("west", 1).build()).hasMessage("two endpoints would be called west1");
    }

    @Test
    void streamsOfAClusterSurviveACrashOnNewConnections() {
        Cluster cluster = started(twoZones().streams(StreamSettings.DEFAULT));
        assertThat(latencyMs(cluster, "west1", "west2")).isEqualTo(3);
        assertThat(latencyMs(cluster, "west1", "west2")).isEqualTo(1);
        cluster.crash(1, DiskLoss.NOTHING);
        Recorder.ping(cluster, 0, 1, 5);
        cluster.runUntil(cluster.simulation().now() + 10 * MS);
        cluster.restart(1);
        assertThat(latencyMs(cluster, "west1", "west2")).isEqualTo(3);
        assertThat(Recorder.on(cluster, 1).numbers()).containsExactly(1L);
    }

    @Test
    void limitOfEventsEndsTheRunAsUnknown() {
        Cluster cluster = started(Cluster.builder(1)
                .nodes(3)
                .limits(Limits.DEFAULT.withMaxEvents(1000))
                .processes(node -> new Chatter(3)));
        assertThat(cluster.runUntil(60_000 * MS)).isEqualTo(Outcome.EVENT_LIMIT);
    }
}
