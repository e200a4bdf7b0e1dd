package io.netsplit.workload;

import io.netsplit.history.Operation;
import io.netsplit.kernel.Event;
import io.netsplit.kernel.Simulation;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Message;
import io.netsplit.random.Prng;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Clients on a simulation, before nodes that a test scripts: each request is answered after a round trip, or never. */
final class FakeSystem {
    static final long MS = 1_000_000;

    /** How the nodes behave: the answer to a request that reached {@code node}, or null for silence. */
    interface Behaviour {
        @Nullable
        Reply answer(int node, Request request);
    }

    final Simulation simulation;
    final List<Operation> history = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    final List<Long> requestTimesNs = new ArrayList<>();
    final TreeSet<Integer> down = new TreeSet<>();
    final Clients clients;
    long roundTripNs = 10 * MS;
    /** No answer leaves the nodes before this time. */
    long stalledUntilNs;

    Behaviour behaviour;

    FakeSystem(long seed, int nodes, WorkloadSpec spec, Behaviour behaviour) {
        this.simulation = new Simulation(seed);
        this.behaviour = behaviour;
        Recorder recorder = new Recorder(history::add, new Observer() {});
        KeyPicker keys = new KeyPicker(spec.keys());
        KeyRotation rotation =
                new KeyRotation(spec.keys().count(), spec.transactions().rotateAfter());
        NodeDirectory directory = NodeDirectory.fixed(nodes);
        this.clients = new Clients(spec, new Port(0), seed, index -> {
            String stream = "workload/c" + (index + 1);
            Prng retries = Prng.of(seed, stream + "/retries");
            OperationSource source =
                    new OperationSource(index, spec, keys, rotation, Prng.of(seed, stream + "/operations"));
            Router router =
                    new Router(spec.route(), index % nodes, directory, Prng.of(seed, stream + "/route"), retries);
            ClientParts parts = new ClientParts(index, source, router, recorder, retries, new CausalityMemory());
            return new Client(spec, new Port(index), parts, Prng.of(seed, stream + "/arrivals"));
        });
    }

    static Behaviour answersNothingWritten() {
        return (node, request) -> ok(request, null);
    }

    static Reply ok(Request request, @Nullable Object output) {
        return new Reply(request.client(), request.serial(), Reply.Status.OK, output, -1);
    }

    static Reply refused(Request request, int leader) {
        return new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, leader);
    }

    static Reply unknown(Request request) {
        return new Reply(request.client(), request.serial(), Reply.Status.UNKNOWN, null, -1);
    }

    /** Runs the clients for so long, and ends what is then in flight. */
    FakeSystem run(long milliseconds) {
        clients.start();
        simulation.runUntil(simulation.now() + milliseconds * MS);
        clients.finish("end of run");
        return this;
    }

    private final class Port implements ClientPort {
        private final int client;

        private Port(int client) {
            this.client = client;
        }

        @Override
        public long nowNs() {
            return simulation.now();
        }

        @Override
        public Timer timer(Event onFire) {
            return simulation.timer(onFire);
        }

        @Override
        public boolean isUp() {
            return !down.contains(client);
        }

        @Override
        public void send(int to, Message message) {
            Request request = (Request) message;
            requests.add(request);
            requestTimesNs.add(simulation.now());
            simulation.schedule(roundTripNs / 2, () -> {
                Reply reply = behaviour.answer(to, request);
                if (reply != null) {
                    long waitNs = Math.max(0, stalledUntilNs - simulation.now());
                    simulation.schedule(waitNs + roundTripNs / 2, () -> deliver(to, reply));
                }
            });
        }

        private void deliver(int from, Reply reply) {
            if (isUp()) {
                clients.get(client).receive(from, reply);
            }
        }
    }
}
