package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * Round robin by weight without runs (nginx, "Upstream: smooth weighted round-robin balancing", 2012): in each step every
 * server gains its weight in credit, the richest is chosen (the first of them, on a tie) and pays the sum of all weights. Weights 5, 1, 1 give a a b a c a a
 * and not a a a a a b c.
 */
final class SmoothWeightedRoundRobin implements Algorithm {
    private final View view;
    private final long[] credit;
    private long sum;

    SmoothWeightedRoundRobin(View view) {
        this.view = view;
        credit = new long[view.servers()];
        for (int server = 0; server < credit.length; server++) {
            sum += view.weight(server);
        }
    }

    @Override
    public int choose(Request request) {
        int best = 0;
        for (int server = 0; server < credit.length; server++) {
            credit[server] += view.weight(server);
            if (credit[server] > credit[best]) {
                best = server;
            }
        }
        credit[best] -= sum;
        return best;
    }
}
