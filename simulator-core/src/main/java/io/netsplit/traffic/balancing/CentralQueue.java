package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * A ceiling, not a balancer: all requests wait in one line, and a worker that is free takes the first (M/M/c, where arrivals
 * and service allow; Kleinrock, "Queueing Systems", volume I, section 3.5). Nobody waits behind a long request while another
 * worker is idle. Among free servers it takes the one that will be done first, which it knows beforehand.
 */
final class CentralQueue implements Algorithm {
    private final View view;

    CentralQueue(View view) {
        this.view = view;
    }

    @Override
    public int choose(Request request) {
        int best = HOLD;
        double soonest = Double.POSITIVE_INFINITY;
        for (int server = 0; server < view.servers(); server++) {
            if (view.freeWorkers(server) > 0 && view.speed(server) > 0) {
                double serviceNs = view.demandNs(server, request) / view.speed(server);
                if (serviceNs < soonest) {
                    soonest = serviceNs;
                    best = server;
                }
            }
        }
        return best;
    }
}
