package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * A ceiling, not a balancer: it knows how much work is left at each server and how long the request will take there, and
 * takes the server that will be done first ("least work left"; Harchol-Balter, "Performance Modeling and Design of Computer
 * Systems", 2013, chapter 24). With several workers per server, the wait is taken as the work left over all workers.
 */
final class Clairvoyant implements Algorithm {
    private final View view;

    Clairvoyant(View view) {
        this.view = view;
    }

    @Override
    public int choose(Request request) {
        int best = 0;
        double soonest = Double.POSITIVE_INFINITY;
        for (int server = 0; server < view.servers(); server++) {
            double doneNs = doneNs(server, request);
            if (doneNs < soonest) {
                soonest = doneNs;
                best = server;
            }
        }
        return best;
    }

    private double doneNs(int server, Request request) {
        double speed = view.speed(server);
        if (speed == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double waitNs = view.freeWorkers(server) > 0 ? 0 : view.workLeftNs(server) / view.workers(server);
        return (waitNs + view.demandNs(server, request)) / speed;
    }
}
