package io.netsplit.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.system.paxos.MultiPaxos;
import io.netsplit.system.primarybackup.PrimaryBackup;
import io.netsplit.system.quorum.Dynamo;
import io.netsplit.system.raft.Raft;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Placement;
import io.netsplit.workload.WorkloadSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How many message delays an operation takes where every message takes the same time and nothing else does: two for a node
 * that answers alone, four for one that asks others first (van Renesse and Schneider, OSDI 2004, sections 2 to 4, for
 * primary-backup; client, leader, followers, leader, client in Raft and Paxos). The delays of a chain are in its own test.
 */
class ReplicationLatencyTest {
    private static final long MS = 1_000_000;

    @Test
    void aRaftWriteTakesFourDelays() {
        assertDelays(new Raft(), Map.of(), Functions.WRITE, 4);
    }

    @Test
    void aRaftReadThatAsksAMajorityTakesFourDelaysAndOneByLeaseTwo() {
        assertDelays(new Raft(), Map.of("reads", "read-index"), Functions.READ, 4);
        assertDelays(new Raft(), Map.of("reads", "lease"), Functions.READ, 2);
    }

    @Test
    void aSynchronousPrimaryTakesFourDelaysAndAnAsynchronousOneTwo() {
        assertDelays(new PrimaryBackup(), Map.of("mode", "synchronous"), Functions.WRITE, 4);
        assertDelays(new PrimaryBackup(), Map.of("mode", "asynchronous"), Functions.WRITE, 2);
    }

    @Test
    void multiPaxosTakesWhatRaftTakes() {
        assertDelays(new MultiPaxos(), Map.of(), Functions.WRITE, 4);
        assertDelays(new MultiPaxos(), Map.of("reads", "quorum"), Functions.READ, 4);
        assertDelays(new MultiPaxos(), Map.of("reads", "log"), Functions.READ, 4);
        assertDelays(new MultiPaxos(), Map.of("reads", "lease"), Functions.READ, 2);
    }

    @Test
    void aQuorumThroughACoordinatorTakesFourDelays() {
        assertDelays(new Dynamo(), Map.of("replicas", 3L), Functions.WRITE, 4);
    }

    private static void assertDelays(Protocol protocol, Map<String, Object> options, String function, int delays) {
        assertDelays(protocol, options, function, 3, 1, delays);
        assertDelays(protocol, options, function, 5, 2, delays);
    }

    private static void assertDelays(
            Protocol protocol, Map<String, Object> options, String function, int nodes, int delayMs, int delays) {
        RunSpec.Builder spec = RunSpec.of(protocol)
                .topology(cluster -> cluster.nodes(nodes)
                        .latency(Distributions.constant(delayMs * MS))
                        .processing(Distributions.constant(0))
                        .diskSync(Distributions.constant(0)))
                .workload(WorkloadSpec.defaults(DataType.REGISTER, 1)
                        .withPlacement(Placement.OWN_NETWORK)
                        .withRoute(protocol.defaultRoute()))
                .durationNs(5_000 * MS);
        options.forEach(spec::option);
        History history = Run.execute(spec.build())
                .history()
                .invokedIn(1_000 * MS, Long.MAX_VALUE)
                .withFunction(function);
        assertThat(history.completed(Completion.OK).operations())
                .as("%s %s %s, %d nodes", protocol.name(), options, function, nodes)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        one -> assertThat(one.completedNs() - one.invokedNs()).isEqualTo(delays * delayMs * MS));
    }
}
