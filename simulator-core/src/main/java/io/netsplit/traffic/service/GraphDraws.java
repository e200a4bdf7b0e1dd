package io.netsplit.traffic.service;

import io.netsplit.kernel.Simulation;
import io.netsplit.random.Distribution;
import io.netsplit.random.Prng;
import io.netsplit.traffic.RequestClass;
import io.netsplit.traffic.call.Request;

/**
 * The chance that belongs to a request and to each attempt that it leads to: a function of the seed and of the number alone,
 * so that the same request costs the same whatever the policies do.
 */
final class GraphDraws {
    private final GraphSpec spec;
    private final Prng kind;
    private final Prng demand;
    private final Prng travel;
    private final Prng failure;
    private final double allShares;

    GraphDraws(GraphSpec spec, Simulation simulation) {
        this.spec = spec;
        kind = simulation.random("traffic/kind");
        demand = simulation.random("traffic/demand");
        travel = simulation.random("traffic/network");
        failure = simulation.random("traffic/failure");
        allShares = spec.classes.stream().mapToDouble(RequestClass::share).sum();
    }

    /** Says what a client's call asks for, and gives it one of the callers where {@code client} is below 0. */
    void describe(Call call, int client) {
        kind.jumpTo(call.number());
        int caller = kind.nextInt(spec.callers);
        int item = spec.keys.ranks() == 1 ? 0 : spec.keys.sample(kind, call.intendedNs());
        boolean write = kind.chance(spec.writeShare);
        int which = spec.classes.isEmpty() ? 0 : classAt(kind.nextDouble() * allShares);
        int priority = spec.classes.isEmpty() ? 0 : spec.classes.get(which).priority();
        call.describe(client < 0 ? caller : client, item, write, which, priority);
    }

    private int classAt(double point) {
        int which = 0;
        double reached = spec.classes.get(0).share();
        while (point >= reached && which < spec.classes.size() - 1) {
            reached += spec.classes.get(++which).share();
        }
        return which;
    }

    long demandNs(Request request, Distribution serviceTime) {
        demand.jumpTo(request.number());
        double drawn = Math.max(0, serviceTime.sample(demand));
        return (long)
                (spec.classes.isEmpty()
                        ? drawn
                        : drawn * spec.classes.get(request.kind()).cost());
    }

    /** How long way number {@code number} takes. */
    long travelNs(long number, Distribution latency) {
        if (latency.mean() == 0) {
            return 0;
        }
        travel.jumpTo(number);
        return latency.sampleNs(travel);
    }

    boolean fails(long number, double share) {
        failure.jumpTo(number);
        return failure.chance(share);
    }
}
