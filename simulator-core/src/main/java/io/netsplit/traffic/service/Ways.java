package io.netsplit.traffic.service;

import io.netsplit.random.Distribution;
import io.netsplit.traffic.fleet.Zones;

/** The ways between a service's servers and their callers, who stand where the balancer does that they ask. */
final class Ways {
    private final GraphRun run;
    private final Distribution usual;
    private final Zones zones;

    Ways(GraphRun run, ServiceSpec spec) {
        this.run = run;
        usual = spec.latency;
        zones = spec.fleet.zones();
    }

    /** How long message number {@code number} is under way; where no server has been chosen yet, as usual. */
    long durationNs(int balancer, int server, long number) {
        return run.draws().travelNs(number, server < 0 ? usual : zones.latency(balancer, server));
    }

    long durationNs(Attempt attempt, long number) {
        return durationNs(attempt.balancer(), attempt.server(), number);
    }

    /** Whether no cut lies between the zones of the two. */
    boolean reaches(int balancer, int server) {
        return !run.zoneCuts().isCut(zones.ofBalancer(balancer), zones.ofServer(server));
    }

    boolean isCut(Edge edge, int balancer, int server) {
        return edge.isCut || server >= 0 && !reaches(balancer, server);
    }

    boolean isCut(Attempt attempt) {
        return isCut(attempt.site.edge, attempt.balancer(), attempt.server());
    }

    /** Whether the attempt's server stands in another zone than its caller. */
    boolean crosses(Attempt attempt) {
        return zones.isCrossed(attempt.balancer(), attempt.server());
    }
}
