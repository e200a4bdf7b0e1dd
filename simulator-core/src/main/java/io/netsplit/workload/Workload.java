package io.netsplit.workload;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.NodeState;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a run on a simulated cluster, and the history of what they did. Client i, from 0, is called c1, c2, … and
 * belongs to node i mod n of the cluster's initial nodes. It draws from streams of its own, {@code workload/c3/operations},
 * {@code …/arrivals}, {@code …/route} and {@code …/retries}; only the last is drawn from more or less often because of what
 * the system answers.
 */
public final class Workload implements LoadControl {
    private static final int APART = -1;
    private static final String RUN_ENDED = "run ended";

    private final Cluster cluster;
    private final WorkloadSpec spec;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Integer> addresses = new ArrayList<>();
    private final Recorder recorder;
    private final KeyPicker keys;
    private final KeyRotation rotation;
    private final NodeDirectory nodes;
    private final Clients clients;

    private Workload(Cluster cluster, WorkloadSpec spec) {
        this.cluster = cluster;
        this.spec = spec;
        this.recorder = new Recorder(operations::add, cluster.observers());
        this.keys = new KeyPicker(spec.keys());
        this.rotation = new KeyRotation(spec.keys().count(), spec.transactions().rotateAfter());
        this.nodes = new Members(cluster);
        this.clients = new Clients(spec, new Port(), cluster.simulation().seed(), this::makeClient);
    }

    /** Adds the clients to the cluster. They do nothing before {@link #start}. */
    public static Workload on(Cluster cluster, WorkloadSpec spec) {
        return new Workload(cluster, spec);
    }

    /** Begins, now; the cluster must have been started. */
    public void start() {
        clients.start();
    }

    /** Begins no more operations; those in flight go on. */
    public void stop() {
        clients.stop();
    }

    /** Ends what is in flight, as info where it may have had an effect: the run is over. */
    public void finish() {
        clients.finish(RUN_ENDED);
    }

    /** How many operations have been invoked. */
    public int invoked() {
        return operations.size();
    }

    /** What the clients have done so far. */
    public History history() {
        return History.of(operations);
    }

    /** How many clients there are, those that a change of load has added included. */
    public int clientCount() {
        return addresses.size();
    }

    /** Address of client {@code index}, from 0. */
    public int address(int index) {
        return addresses.get(index);
    }

    /** The node that client {@code index}, from 0, belongs to, wherever it is placed. */
    public int home(int index) {
        return index % cluster.initialNodes();
    }

    @Override
    public void setRate(double ratePerSecond) {
        clients.setRate(ratePerSecond);
    }

    @Override
    public void resetRate() {
        clients.resetRate();
    }

    @Override
    public void setActiveClients(int count) {
        clients.setActiveClients(count);
    }

    @Override
    public void resetActiveClients() {
        clients.resetActiveClients();
    }

    private Client makeClient(int index) {
        Port port = new Port();
        String stream = "workload/c" + (index + 1);
        Prng retries = random(stream + "/retries");
        ClientParts parts = new ClientParts(
                index,
                new OperationSource(index, spec, keys, rotation, random(stream + "/operations")),
                new Router(spec.route(), home(index), nodes, random(stream + "/route"), retries),
                recorder,
                retries,
                new CausalityMemory());
        Client client = new Client(spec, port, parts, random(stream + "/arrivals"));
        port.client = client;
        Process.Factory factory = address -> new Incarnation(port, address);
        addresses.add(
                switch (spec.placement()) {
                    case COLOCATED -> cluster.addClient(home(index), factory);
                    case SPREAD -> cluster.addClientNear(home(index), factory);
                    case OWN_NETWORK -> cluster.addClient(APART, factory);
                });
        return client;
    }

    private Prng random(String stream) {
        return cluster.simulation().random(stream);
    }

    /** A client's process, from one crash of its machine to the next; the user behind it stays. */
    private record Incarnation(Port port, int address) implements Process {
        @Override
        public void start(Context context) {
            boolean again = port.context != null;
            port.context = context;
            port.address = address;
            Client client = port.client;
            if (again && client != null) {
                client.restarted();
            }
        }

        @Override
        public void receive(int from, Message message) {
            Client client = port.client;
            if (client != null) {
                client.receive(from, message);
            }
        }
    }

    private final class Port implements ClientPort {
        private @Nullable Client client;
        private @Nullable Context context;
        private int address = APART;

        @Override
        public long nowNs() {
            return cluster.simulation().now();
        }

        @Override
        public Timer timer(Event onFire) {
            return cluster.simulation().timer(onFire);
        }

        @Override
        public boolean isUp() {
            return address >= 0 && cluster.isUp(address);
        }

        @Override
        public void send(int to, Message message) {
            Context current = context;
            if (current == null) {
                throw new IllegalStateException("the cluster must be started before its workload");
            }
            current.send(to, message);
        }
    }

    /** The nodes that have joined and not left, whether they are up or not; when all have left, n1, in vain. */
    private static final class Members implements NodeDirectory {
        private final Cluster cluster;
        private final int[] members;

        private Members(Cluster cluster) {
            this.cluster = cluster;
            this.members = new int[cluster.nodes()];
        }

        @Override
        public int count() {
            int count = 0;
            for (int node = 0; node < members.length; node++) {
                NodeState state = cluster.state(node);
                if (state != NodeState.ABSENT && state != NodeState.REMOVED) {
                    members[count++] = node;
                }
            }
            if (count == 0) {
                members[count++] = 0;
            }
            return count;
        }

        @Override
        public int node(int position) {
            return members[position];
        }
    }
}
