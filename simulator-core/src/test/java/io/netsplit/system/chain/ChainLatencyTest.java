package io.netsplit.system.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Placement;
import io.netsplit.workload.WorkloadSpec;
import org.junit.jupiter.api.Test;

/** An update passes n servers and comes back from the tail: n + 1 messages; a read is two (OSDI 2004, sections 2 and 4). */
class ChainLatencyTest {
    private static final long MS = 1_000_000;

    @Test
    void updatesTakeOneMessageMoreThanThereAreServersAndReadsTakeTwo() {
        assertDelays(3, 1);
        assertDelays(5, 2);
    }

    private static void assertDelays(int servers, int delayMs) {
        History history = Run.execute(RunSpec.of(new Chain())
                        .topology(cluster -> cluster.nodes(servers + 1)
                                .latency(Distributions.constant(delayMs * MS))
                                .processing(Distributions.constant(0))
                                .diskSync(Distributions.constant(0)))
                        .workload(WorkloadSpec.defaults(DataType.REGISTER, 1)
                                .withPlacement(Placement.OWN_NETWORK)
                                .withRoute(new Chain().defaultRoute()))
                        .durationNs(10_000 * MS)
                        .build())
                .history()
                .invokedIn(1_000 * MS, Long.MAX_VALUE);
        assertAll(history.withFunction(Functions.WRITE), (servers + 1) * delayMs * MS);
        assertAll(history.withFunction(Functions.READ), 2 * delayMs * MS);
    }

    private static void assertAll(History operations, long latencyNs) {
        assertThat(operations.completed(Completion.OK).operations())
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        one -> assertThat(one.completedNs() - one.invokedNs()).isEqualTo(latencyNs));
    }
}
