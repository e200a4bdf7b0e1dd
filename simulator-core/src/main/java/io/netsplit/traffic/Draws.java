package io.netsplit.traffic;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;

/**
 * The chance that belongs to a request: what it is, what it costs, how long it travels. All of it is a function of the seed
 * and the request's number, so that the i-th request is the same whatever the algorithm does (common random numbers; Law and
 * Kelton, "Simulation Modeling and Analysis", chapter on variance reduction).
 */
final class Draws {
    private final TrafficSpec spec;
    private final Prng kind;
    private final Prng demand;
    private final Prng travel;
    private final boolean hasKinds;
    private final double allShares;
    private final double allBalancerShares;
    private final boolean travels;

    Draws(TrafficSpec spec, Simulation simulation) {
        this.spec = spec;
        kind = simulation.random("traffic/kind");
        demand = simulation.random("traffic/demand");
        travel = simulation.random("traffic/network");
        hasKinds = spec.clients > 1 || spec.keys != null || spec.classes.size() > 0 || spec.balancers > 1;
        allShares = spec.classes.stream().mapToDouble(RequestClass::share).sum();
        allBalancerShares =
                spec.balancerShares.stream().mapToDouble(Double::doubleValue).sum();
        travels = spec.zones.hasLatency();
    }

    /** Gives the request its client (where it has none yet), balancer, key and class. */
    void describe(Request request, boolean hasClient) {
        if (!hasKinds) {
            return;
        }
        kind.jumpTo(request.number());
        int client = kind.nextInt(spec.clients);
        if (!hasClient) {
            request.client(client);
        }
        request.balancer(balancer());
        if (spec.keys != null) {
            request.item(spec.keys.sample(kind, request.intendedNs()));
        }
        if (!spec.classes.isEmpty()) {
            int which = classAt(kind.nextDouble() * allShares);
            request.kind(which);
            request.priority(spec.classes.get(which).priority());
        }
    }

    private int balancer() {
        if (spec.balancerShares.isEmpty()) {
            return kind.nextInt(spec.balancers);
        }
        double point = kind.nextDouble() * allBalancerShares;
        int which = 0;
        while (which < spec.balancers - 1 && point >= spec.balancerShares.get(which)) {
            point -= spec.balancerShares.get(which++);
        }
        return which;
    }

    private int classAt(double point) {
        int which = 0;
        double reached = spec.classes.get(0).share();
        while (point >= reached && which < spec.classes.size() - 1) {
            reached += spec.classes.get(++which).share();
        }
        return which;
    }

    /**
     * How long a worker of speed 1 works on the request where service times are distributed like this. Two servers whose
     * distributions differ in scale only get demands in that proportion.
     */
    long demandNs(Request request, Distribution serviceTime) {
        demand.jumpTo(request.number());
        double drawn = Math.max(0, serviceTime.sample(demand));
        return (long)
                (spec.classes.isEmpty()
                        ? drawn
                        : drawn * spec.classes.get(request.kind()).cost());
    }

    long thereNs(Request request) {
        return travels ? travelNs(request, 2 * request.number()) : 0;
    }

    long backNs(Request request) {
        return travels ? travelNs(request, 2 * request.number() + 1) : 0;
    }

    private long travelNs(Request request, long number) {
        travel.jumpTo(number);
        return spec.zones.latency(request.balancer(), request.server()).sampleNs(travel);
    }
}
