package io.netsplit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.cluster.Cluster;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.network.LinkSettings;
import io.netsplit.random.Distributions;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocol;
import io.netsplit.system.primarybackup.PrimaryBackup;
import io.netsplit.system.raft.Raft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clients before real systems: what they record, and that they do not depend on the answers. */
class ClientsOfSystemsTest {
    private static final long MS = 1_000_000;
    private static final long SECOND_NS = 1_000 * MS;

    private static RunSpec.Builder run(Protocol protocol, WorkloadSpec workload, int nodes) {
        return RunSpec.of(protocol)
                .topology(cluster -> cluster.nodes(nodes).latency(Distributions.uniform(1 * MS, 4 * MS)))
                .workload(workload)
                .durationNs(10 * SECOND_NS);
    }

    /** Cuts n1 from the others between three and six seconds. */
    private static void cutFirstNode(Cluster cluster) {
        for (int other = 1; other < cluster.nodes(); other++) {
            int peer = other;
            cluster.simulation().scheduleAt(3 * SECOND_NS, () -> {
                cluster.cut(0, peer);
                cluster.cut(peer, 0);
            });
            cluster.simulation().scheduleAt(6 * SECOND_NS, () -> {
                cluster.heal(0, peer);
                cluster.heal(peer, 0);
            });
        }
    }

    private static List<String> asked(RunResult result) {
        List<String> asked = new ArrayList<>();
        for (Operation operation : result.history().operations()) {
            asked.add(operation.invokedNs() + " c" + operation.client() + " " + operation.function() + " "
                    + operation.key());
        }
        return asked;
    }

    @Test
    void everyVariantMeetsTheSameArrivalsAndOperations() {
        WorkloadSpec workload = WorkloadSpec.defaults(DataType.REGISTER, 5)
                .withArrivals(new Arrivals.Open(200, Arrivals.ArrivalProcess.POISSON))
                .withKeys(Keys.zipfian(100, 0.99))
                .withRetry(new Retry(3, 10 * MS, 100 * MS, Retry.Jitter.EQUAL));
        List<String> healthy = asked(Run.execute(run(new Raft(), workload, 5).build()));
        RunSpec.Builder cut = run(new PrimaryBackup(), workload, 5).preparation(ClientsOfSystemsTest::cutFirstNode);
        assertThat(healthy).hasSizeGreaterThan(1_800);
        assertThat(asked(Run.execute(cut.build()))).isEqualTo(healthy);
    }

    @Test
    void inACutWritesWithoutAnswerAreInfoAndReadsWithoutAnswerFail() {
        for (Protocol protocol : List.of(new PrimaryBackup(), new Raft())) {
            WorkloadSpec workload = WorkloadSpec.defaults(DataType.REGISTER, 3)
                    .withTimeoutNs(200 * MS)
                    .withRoute(Route.LOCAL);
            RunSpec.Builder spec = run(protocol, workload, 3).preparation(ClientsOfSystemsTest::cutFirstNode);
            for (Operation operation : Run.execute(spec.build()).history().operations()) {
                boolean silent =
                        operation.error().equals("timeout") || operation.error().equals("unknown");
                if (silent && operation.function().equals(Functions.READ)) {
                    assertThat(operation.completion()).isEqualTo(Completion.FAIL);
                } else if (silent) {
                    assertThat(operation.completion()).isEqualTo(Completion.INFO);
                } else if (operation.error().equals("refused")) {
                    assertThat(operation.completion()).isEqualTo(Completion.FAIL);
                } else if (operation.error().isEmpty()) {
                    assertThat(operation.completion()).isEqualTo(Completion.OK);
                }
            }
        }
    }

    @Test
    void aWriteThatWasOnlyRefusedWasNeverSeen() {
        for (long seed = 1; seed <= 20; seed++) {
            WorkloadSpec workload = WorkloadSpec.defaults(DataType.REGISTER, 3).withTimeoutNs(200 * MS);
            RunResult result = Run.execute(run(new PrimaryBackup(), workload, 3)
                    .seed(seed)
                    .preparation(ClientsOfSystemsTest::cutFirstNode)
                    .build());
            List<Object> refused = new ArrayList<>();
            for (Operation write :
                    result.history().withFunction(Functions.WRITE).operations()) {
                if (write.completion() == Completion.FAIL && write.input() != null) {
                    refused.add(write.input());
                }
            }
            assertThat(refused).as("seed %d", seed).isNotEmpty();
            assertThat(result.history().withFunction(Functions.READ).operations())
                    .as("seed %d", seed)
                    .noneMatch(read -> read.output() != null && refused.contains(read.output()));
        }
    }

    @Test
    void retriesOverALossyNetworkTakeEffectOnceWithSessionsAndTwiceWithout() {
        assertThat(countedOverALossyNetwork(true)).isEqualTo(Verdict.Answer.LINEARIZABLE);
        assertThat(countedOverALossyNetwork(false)).isEqualTo(Verdict.Answer.NOT_LINEARIZABLE);
    }

    private static Verdict.Answer countedOverALossyNetwork(boolean sessions) {
        WorkloadSpec workload = WorkloadSpec.defaults(DataType.COUNTER, 3)
                .withPlacement(Placement.OWN_NETWORK)
                .withTimeoutNs(100 * MS)
                .withRetry(new Retry(10, 5 * MS, 20 * MS, Retry.Jitter.FULL));
        RunResult result = Run.execute(run(new PrimaryBackup(), workload, 3)
                .topology(cluster -> cluster.nodes(3)
                        .latency(Distributions.uniform(1 * MS, 4 * MS))
                        .between("clients", "n", (LinkSettings link) -> link.withLoss(0.2)))
                .option("client-sessions", sessions)
                .build());
        assertThat(result.history().operations()).anyMatch(operation -> operation.isOk() && operation.attempts() > 2);
        return result.linearizability(Budget.DEFAULT).answer();
    }

    /** Every type of object with its default mix, and those that have more operations with all of them. */
    private static List<WorkloadSpec> everyOperation() {
        List<WorkloadSpec> workloads = new ArrayList<>();
        for (DataType type : DataType.ofOneObject()) {
            workloads.add(WorkloadSpec.defaults(type, 3));
        }
        workloads.add(WorkloadSpec.defaults(DataType.TRANSACTIONS, 3));
        workloads.add(WorkloadSpec.defaults(DataType.KV, 3)
                .withOperations(new OperationMix(List.of(
                        new OperationMix.Share(Functions.GET, 0.4),
                        new OperationMix.Share(Functions.PUT, 0.2),
                        new OperationMix.Share(Functions.APPEND, 0.2),
                        new OperationMix.Share(Functions.DELETE, 0.2)))));
        workloads.add(WorkloadSpec.defaults(DataType.SET, 3)
                .withOperations(new OperationMix(List.of(
                        new OperationMix.Share(Functions.READ, 0.3),
                        new OperationMix.Share(Functions.ADD, 0.4),
                        new OperationMix.Share(Functions.REMOVE, 0.3)))));
        return workloads;
    }

    @Test
    void everyTypeOfObjectIsServedThroughACutAndAFailover() {
        for (Protocol protocol : List.of(new PrimaryBackup(), new Raft())) {
            for (WorkloadSpec workload : everyOperation()) {
                WorkloadSpec slower = workload.withKeys(Keys.uniform(5))
                        .withArrivals(new Arrivals.Closed(Distributions.exponential(40 * MS)));
                RunResult result = Run.execute(run(protocol, slower, 3)
                        .preparation(ClientsOfSystemsTest::cutFirstNode)
                        .build());
                String what = protocol.name() + ", " + workload.type().word() + " " + workload.operations();
                assertThat(result.history().completed(Completion.OK).size())
                        .as(what)
                        .isGreaterThan(200);
                assertThat(result.linearizability(Budget.DEFAULT).answer())
                        .as(what)
                        .isEqualTo(Verdict.Answer.LINEARIZABLE);
                assertThat(result.lostWrites().lost()).as(what).isEmpty();
            }
        }
    }
}
