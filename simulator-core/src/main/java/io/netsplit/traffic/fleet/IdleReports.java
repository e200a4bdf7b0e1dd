package io.netsplit.traffic.fleet;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Prng;
import io.netsplit.traffic.server.Server;
import java.util.Arrays;

/**
 * Servers that tell a balancer when they have become idle: one balancer at a time, drawn at random, and not another before
 * that one has sent a request (Lu et al., "Join-Idle-Queue", Performance Evaluation 2011, section 2.2, JIQ-Random).
 */
final class IdleReports {
    private static final int NOBODY = -1;

    private final Simulation simulation;
    private final Fleet fleet;
    private final boolean wanted;
    private final Zones zones;
    private final Prng random;
    private final int[] toldTo;

    IdleReports(Simulation simulation, Fleet fleet, int servers, boolean wanted, Zones zones, Prng random) {
        this.simulation = simulation;
        this.fleet = fleet;
        this.wanted = wanted;
        this.zones = zones;
        this.random = random;
        toldTo = new int[servers];
        Arrays.fill(toldTo, NOBODY);
    }

    void start(Server[] servers) {
        for (Server server : servers) {
            served(server);
        }
    }

    void served(Server server) {
        if (!wanted || !server.isUp() || server.present() > 0 || toldTo[server.number()] != NOBODY) {
            return;
        }
        Balancer balancer = drawn(server);
        if (!balancer.isUp() || !balancer.uses(server) || !fleet.reaches(balancer.number(), server)) {
            return;
        }
        toldTo[server.number()] = balancer.number();
        long latencyNs = zones.latency(balancer.number(), server.number()).sampleNs(random);
        if (latencyNs == 0) {
            balancer.idle(server);
        } else {
            simulation.schedule(latencyNs, () -> balancer.idle(server));
        }
    }

    /** A balancer that is up, where there is one. */
    private Balancer drawn(Server server) {
        int balancers = fleet.spec().balancers();
        int first = random.nextInt(balancers);
        for (int i = 0; i < balancers; i++) {
            Balancer balancer = fleet.balancer((first + i) % balancers, server.number());
            if (balancer.isUp()) {
                return balancer;
            }
        }
        return fleet.balancer(first, server.number());
    }

    /** What this balancer was told is gone with it, and who is idle tells another. */
    void forget(int balancer, Server[] servers) {
        for (Server server : servers) {
            if (toldTo[server.number()] == balancer) {
                toldTo[server.number()] = NOBODY;
                served(server);
            }
        }
    }

    /** A request from this balancer has reached the server: its entry there has been used. */
    void reached(Server server, int balancer) {
        if (toldTo[server.number()] == balancer) {
            toldTo[server.number()] = NOBODY;
        }
    }
}
