package io.netsplit.workload;

import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** All clients of a run: who is active, and at what rate. */
final class Clients implements LoadControl {
    private final WorkloadSpec spec;
    private final IntFunction<Client> factory;
    private final List<Client> clients = new ArrayList<>();
    private final @Nullable OfferedLoad load;
    private int active;
    private boolean running;

    /** {@code factory} makes client number i, from 0; {@code port} is for the timers of the rate. */
    Clients(WorkloadSpec spec, ClientPort port, long seed, IntFunction<Client> factory) {
        this.spec = spec;
        this.factory = factory;
        this.load = spec.arrivals() instanceof Arrivals.Open open
                ? new OfferedLoad(open, port, Prng.of(seed, "workload/bursts"), rate -> shareRate())
                : null;
        this.active = spec.clients();
        makeUpTo(active);
    }

    void start() {
        running = true;
        if (load != null) {
            load.start();
        }
        for (int i = 0; i < active; i++) {
            clients.get(i).start();
        }
    }

    void stop() {
        running = false;
        clients.forEach(Client::stop);
    }

    void finish(String error) {
        running = false;
        for (Client client : clients) {
            client.finish(error);
        }
    }

    Client get(int index) {
        return clients.get(index);
    }

    int count() {
        return clients.size();
    }

    @Override
    public void setRate(double ratePerSecond) {
        if (load == null) {
            throw new IllegalStateException("a closed loop has no rate to set; change its number of clients");
        }
        load.set(ratePerSecond);
    }

    @Override
    public void resetRate() {
        if (load != null) {
            load.reset();
        }
    }

    @Override
    public void setActiveClients(int count) {
        if (count < 0 || count > WorkloadSpec.MOST_CLIENTS) {
            throw new IllegalArgumentException(
                    "the number of clients must be 0 to " + WorkloadSpec.MOST_CLIENTS + ", not " + count);
        }
        active = count;
        makeUpTo(count);
        shareRate();
        for (int i = 0; running && i < clients.size(); i++) {
            if (i < active) {
                clients.get(i).start();
            } else {
                clients.get(i).stop();
            }
        }
    }

    @Override
    public void resetActiveClients() {
        setActiveClients(spec.clients());
    }

    private void makeUpTo(int count) {
        while (clients.size() < count) {
            clients.add(factory.apply(clients.size()));
        }
    }

    private void shareRate() {
        if (load == null) {
            return;
        }
        double share = active == 0 ? 0 : load.ratePerNs() / active;
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).rateChanged(i < active ? share : 0);
        }
    }
}
