package io.netsplit.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Distributions;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final long MS = 1_000_000;
    private static final long SECOND_NS = 1_000 * MS;

    /** Says ok to everything. */
    private static final class Yes implements Process {
        private Context context;

        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            context.send(from, FakeSystem.ok((Request) message, null));
        }
    }

    private static WorkloadSpec localWrites(int clients, Placement placement) {
        return WorkloadSpec.defaults(DataType.REGISTER, clients)
                .withPlacement(placement)
                .withOperations(OperationMix.of(DataType.REGISTER, Map.of(Functions.WRITE, 1.0)))
                .withTimeoutNs(100 * MS)
                .withRoute(Route.LOCAL);
    }

    private static Cluster cluster(long seed) {
        return Cluster.builder(seed).nodes(3).processes(node -> new Yes()).build();
    }

    private static List<Operation> of(Workload workload, int client, long fromNs, long toNs) {
        return workload.history().byClient(client).invokedIn(fromNs, toNs).operations();
    }

    @Test
    void clientsOnAHealthyClusterAreAnswered() {
        Cluster cluster = cluster(1);
        Workload workload = Workload.on(cluster, localWrites(3, Placement.COLOCATED));
        cluster.start();
        workload.start();
        cluster.runUntil(SECOND_NS);
        workload.finish();
        assertThat(workload.history().completed(Completion.OK).size()).isGreaterThan(200);
        assertThat(workload.history().completed(Completion.OK).operations())
                .allSatisfy(operation -> assertThat(operation.answeredBy()).isEqualTo(operation.client()));
        assertThat(cluster.name(workload.address(2))).isEqualTo("c3");
    }

    @Test
    void aColocatedClientCrashesWithItsNodeAndGoesOnAsAnotherProcess() {
        Cluster cluster = cluster(1);
        Workload workload = Workload.on(cluster, localWrites(3, Placement.COLOCATED));
        cluster.start();
        workload.start();
        cluster.simulation().scheduleAt(SECOND_NS, () -> cluster.crash(1, DiskLoss.UNSYNCED_WRITES));
        cluster.simulation().scheduleAt(2 * SECOND_NS, () -> cluster.restart(1));
        cluster.runUntil(3 * SECOND_NS);
        workload.finish();
        assertThat(of(workload, 1, SECOND_NS + 1, 2 * SECOND_NS)).isEmpty();
        assertThat(of(workload, 1, 2 * SECOND_NS, 3 * SECOND_NS)).isNotEmpty();
        assertThat(of(workload, 0, SECOND_NS, 2 * SECOND_NS)).isNotEmpty().allMatch(Operation::isOk);
    }

    @Test
    void aClientOnAMachineNearItsNodeSurvivesTheCrash() {
        Cluster cluster = cluster(1);
        Workload workload = Workload.on(cluster, localWrites(3, Placement.SPREAD));
        cluster.start();
        workload.start();
        cluster.simulation().scheduleAt(SECOND_NS, () -> cluster.crash(1, DiskLoss.UNSYNCED_WRITES));
        cluster.runUntil(2 * SECOND_NS);
        workload.finish();
        assertThat(of(workload, 1, SECOND_NS, 2 * SECOND_NS))
                .isNotEmpty()
                .extracting(Operation::completion)
                .containsOnly(Completion.INFO);
    }

    @Test
    void aCutSeparatesColocatedClientsFromTheOtherSideAndClientsApartFromNobody() {
        assertThat(answeredAcrossCut(Placement.COLOCATED)).isEqualTo(Completion.INFO);
        assertThat(answeredAcrossCut(Placement.SPREAD)).isEqualTo(Completion.INFO);
        assertThat(answeredAcrossCut(Placement.OWN_NETWORK)).isEqualTo(Completion.OK);
    }

    /** How the last operations of client c1 end, which only asks n2, while n1 and n2 are cut from one another. */
    private static Completion answeredAcrossCut(Placement placement) {
        Cluster cluster =
                Cluster.builder(1).nodes(2).processes(node -> new Redirecting()).build();
        Workload workload = Workload.on(cluster, localWrites(1, placement));
        cluster.start();
        workload.start();
        cluster.simulation().scheduleAt(SECOND_NS, () -> {
            cluster.cut(0, 1);
            cluster.cut(1, 0);
        });
        cluster.runUntil(2 * SECOND_NS);
        workload.finish();
        List<Operation> last = of(workload, 0, SECOND_NS + 10 * MS, 2 * SECOND_NS - 200 * MS);
        return last.get(last.size() - 1).completion();
    }

    /** n1 knows that n2 leads; n2 says ok. */
    private static final class Redirecting implements Process {
        private Context context;

        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            Request request = (Request) message;
            context.send(from, context.self() == 0 ? FakeSystem.refused(request, 1) : FakeSystem.ok(request, null));
        }
    }

    @Test
    void requestsAreNeverDuplicatedByTheNetwork() {
        LinkSettings duplicating = LinkSettings.of(Distributions.constant(MS)).withDuplicate(1.0);
        Cluster cluster = Cluster.builder(1)
                .nodes(1)
                .links(duplicating)
                .processes(node -> new Yes())
                .build();
        long[] requests = {0};
        cluster.observe(new Observer() {
            @Override
            public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
                requests[0] += message instanceof Request ? 1 : 0;
            }
        });
        Workload workload = Workload.on(cluster, localWrites(1, Placement.OWN_NETWORK));
        cluster.start();
        workload.start();
        cluster.runUntil(SECOND_NS);
        assertThat(requests[0]).isPositive().isBetween(workload.invoked() - 1L, (long) workload.invoked());
    }

    @Test
    void observersSeeEveryInvocationAndCompletion() {
        List<Operation> invoked = new ArrayList<>();
        List<Operation> completed = new ArrayList<>();
        Cluster cluster = cluster(1);
        cluster.observe(new Observer() {
            @Override
            public void operationInvoked(long timeNs, Operation operation) {
                invoked.add(operation);
            }

            @Override
            public void operationCompleted(long timeNs, Operation operation) {
                completed.add(operation);
            }
        });
        Workload workload = Workload.on(cluster, localWrites(3, Placement.COLOCATED));
        cluster.start();
        workload.start();
        cluster.runUntil(SECOND_NS);
        workload.finish();
        assertThat(invoked).isEqualTo(workload.history().operations());
        assertThat(completed).containsExactlyInAnyOrderElementsOf(invoked);
    }
}
