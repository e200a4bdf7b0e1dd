package io.netsplit.network;

import io.netsplit.cluster.Ping;
import io.netsplit.kernel.Simulation;
import io.netsplit.node.Message;
import io.netsplit.random.Distributions;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.Observer;
import io.netsplit.trace.Observers;
import java.util.ArrayList;
import java.util.List;

/** Endpoints that write down what arrives, on a network of which the test sets the links. */
final class Wire implements Observer {
    static final long MS = 1_000_000;

    final Simulation simulation = new Simulation(11);
    final Network network;
    final List<Long> arrived = new ArrayList<>();
    final List<Long> timesNs = new ArrayList<>();
    final List<String> drops = new ArrayList<>();
    private boolean down;

    Wire(LinkSettings settings) {
        this(2, (from, to) -> settings);
    }

    Wire(int endpoints, LinkPlan plan) {
        Observers observers = new Observers();
        observers.add(this);
        network = new Network(simulation, plan, Distributions.constant(1000), observers);
        for (int i = 1; i <= endpoints; i++) {
            network.addEndpoint("n" + i, this::receive);
        }
    }

    static LinkSettings latency(long ms) {
        return LinkSettings.of(Distributions.constant(ms * MS));
    }

    /** Sends pings {@code from} to {@code to} from the first to the second endpoint, one every {@code everyNs}. */
    void send(long from, long to, long everyNs) {
        for (long number = from; number <= to; number++) {
            Ping ping = new Ping(number, 1000);
            simulation.schedule((number - from) * everyNs, () -> network.send(0, 1, ping));
        }
    }

    void runTo(long ms) {
        simulation.runUntil(ms * MS);
    }

    /** The process at the second endpoint stops. */
    void stop(boolean machineLives) {
        down = true;
        network.stopped(1, machineLives);
    }

    void restart() {
        down = false;
        network.started(1);
    }

    double share(DropReason reason) {
        return network.dropped(reason) / (double) network.sent();
    }

    private DropReason receive(int from, long id, Message message) {
        if (down) {
            return DropReason.NODE_DOWN;
        }
        arrived.add(((Ping) message).number());
        timesNs.add(simulation.now());
        return null;
    }

    @Override
    public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
        drops.add(reason.toString());
    }
}
