package io.netsplit.traffic.fleet;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.server.LatencyMemory;
import io.netsplit.traffic.server.Server;

/** Questions of balancers to servers how they fare, which travel like requests and are answered at once. */
final class Probes {
    private final Simulation simulation;
    private final Zones zones;
    private final Prng random;
    private final LatencyMemory[] memories;

    Probes(Simulation simulation, int servers, boolean wanted, Zones zones, Prng random) {
        this.simulation = simulation;
        this.zones = zones;
        this.random = random;
        memories = new LatencyMemory[wanted ? servers : 0];
        for (int i = 0; i < memories.length; i++) {
            memories[i] = new LatencyMemory();
        }
    }

    void served(Server server, Request request) {
        if (memories.length > 0) {
            memories[server.number()].add(request.presentAtArrival(), simulation.now() - request.arrivedNs());
        }
    }

    void send(Balancer balancer, Server server) {
        long thereNs = zones.latency(balancer.number(), server.number()).sampleNs(random);
        if (thereNs == 0) {
            answer(balancer, server);
        } else {
            simulation.schedule(thereNs, () -> answer(balancer, server));
        }
    }

    private void answer(Balancer balancer, Server server) {
        if (memories.length == 0 || !server.isUp()) {
            return;
        }
        int present = server.present();
        long expectedNs = memories[server.number()].expectedNs(present + 1);
        long backNs = zones.latency(balancer.number(), server.number()).sampleNs(random);
        if (backNs == 0) {
            balancer.probed(server, present, expectedNs);
        } else {
            simulation.schedule(backNs, () -> balancer.probed(server, present, expectedNs));
        }
    }
}
