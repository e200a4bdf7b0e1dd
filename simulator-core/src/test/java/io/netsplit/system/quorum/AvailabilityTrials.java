package io.netsplit.system.quorum;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Functions;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Operations of a store whose nodes crash and come back independently of each other. In each trial the nodes that are to be
 * down crash, those that are to be up restart, and a coordinator without data, which never fails, takes a write and a read.
 */
final class AvailabilityTrials {
    private static final long REPLICA_TIMEOUT_NS = 1_000_000;
    private static final long REQUEST_TIMEOUT_NS = 20 * REPLICA_TIMEOUT_NS;
    /** In which the coordinator finds out who is back. */
    private static final long SETTLE_NS = 5 * REPLICA_TIMEOUT_NS;

    private static final int BATCH = 200;
    private static final long FAR_APART = 1_000_000;

    /** Who is up next: one call for each node and trial, nodes in turns. */
    interface Failures {
        boolean isUp(int node);
    }

    /** Each node is up with this probability in each trial. */
    static Failures independent(double probability, long seed) {
        Prng random = Prng.of(seed, "test/failures");
        return node -> random.chance(probability);
    }

    /**
     * Each node is up and down in turns, for times that are exponential with these means; from one trial to the next,
     * {@code step} passes. All are up at first.
     */
    static Failures alternating(double upMean, double downMean, double step, int nodes, long seed) {
        Prng random = Prng.of(seed, "test/failures");
        double[] left = new double[nodes];
        boolean[] up = new boolean[nodes];
        return node -> {
            left[node] -= step;
            while (left[node] <= 0) {
                up[node] = !up[node];
                left[node] +=
                        Distributions.exponential(up[node] ? upMean : downMean).sample(random);
            }
            return up[node];
        };
    }

    /** Who there is and how many have to answer. */
    record Store(int nodes, int replicas, int readQuorum, int writeQuorum, boolean sloppy) {}

    /** Shares of the operations that were answered ok. */
    record Result(double reads, double writes) {}

    private final Cluster cluster;
    private final Store store;
    private final Failures failures;
    private final int coordinator;
    private int left;
    private long reads;
    private long writes;
    private boolean isReading;
    private Context context;

    private AvailabilityTrials(Store store, Failures failures, int trials, long seed) {
        this.store = store;
        this.failures = failures;
        this.left = trials;
        this.coordinator = store.nodes();
        Protocol dynamo = new Dynamo();
        cluster = Cluster.builder(seed)
                .group("replica", store.nodes())
                .group("coordinator", 1)
                .noProcessingTime()
                .links(LinkSettings.of(Distributions.constant(10_000)))
                .processes(dynamo.processes(setup(dynamo)))
                .build();
        cluster.addOutsider("driver", address -> new Driver());
    }

    /** Many trials are several simulations, because a node that comes back reads its whole log. */
    static Result run(Store store, Failures failures, int trials, long seed) {
        long reads = 0;
        long writes = 0;
        for (int done = 0; done < trials; done += BATCH) {
            AvailabilityTrials batch =
                    new AvailabilityTrials(store, failures, Math.min(BATCH, trials - done), seed * FAR_APART + done);
            batch.cluster.simulation().begin(() -> {
                batch.cluster.start();
                batch.next();
            });
            batch.cluster.simulation().run();
            reads += batch.reads;
            writes += batch.writes;
        }
        return new Result((double) reads / trials, (double) writes / trials);
    }

    private Setup setup(Protocol dynamo) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("replicas", (long) store.replicas());
        options.put("read-quorum", (long) store.readQuorum());
        options.put("write-quorum", (long) store.writeQuorum());
        options.put("sloppy-quorum", store.sloppy());
        options.put("data-nodes", List.of("replica"));
        options.put("hinted-handoff", store.sloppy());
        options.put("anti-entropy", OptionValues.OFF);
        options.put("virtual-nodes", 1L);
        options.put("replica-timeout", REPLICA_TIMEOUT_NS);
        options.put("request-timeout", REQUEST_TIMEOUT_NS);
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("replica", IntStream.range(0, store.nodes()).boxed().toList());
        return new Setup(store.nodes() + 1, DataType.REGISTER, OptionValues.of(dynamo.options(), options), groups);
    }

    private void next() {
        if (left == 0) {
            cluster.simulation().stop();
            return;
        }
        left--;
        for (int node = 0; node < store.nodes(); node++) {
            boolean isUp = failures.isUp(node);
            if (isUp && !cluster.isUp(node)) {
                cluster.restart(node);
            } else if (!isUp && cluster.isUp(node)) {
                cluster.crash(node, DiskLoss.UNSYNCED_WRITES);
            }
        }
        cluster.simulation().schedule(SETTLE_NS, () -> {
            isReading = false;
            context.send(coordinator, new Request(0, 2L * left, Functions.WRITE, 0, (long) left));
        });
    }

    private final class Driver implements Process {
        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            boolean isOk = ((Reply) message).status() == Reply.Status.OK;
            if (isReading) {
                reads += isOk ? 1 : 0;
                next();
                return;
            }
            writes += isOk ? 1 : 0;
            isReading = true;
            context.send(coordinator, new Request(0, 2L * left + 1, Functions.READ, 0, null));
        }
    }
}
