package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * The server to which this balancer has the fewest requests in flight (Zhang, "Linux Virtual Server for Scalable Network
 * Services", Ottawa Linux Symposium 2000, section 4.3); weighted, the fewest for each unit of weight. Ties go round in a
 * circle. It sees slowness as soon as requests pile up, but only its own requests: with many balancers, each sees little.
 */
final class LeastConnections implements Algorithm {
    private final View view;
    private final boolean weighted;
    private int start;

    LeastConnections(View view, boolean weighted) {
        this.view = view;
        this.weighted = weighted;
    }

    @Override
    public int choose(Request request) {
        int servers = view.servers();
        int best = start;
        for (int i = 1; i < servers; i++) {
            int server = start + i < servers ? start + i : start + i - servers;
            if (isBetter(server, best)) {
                best = server;
            }
        }
        start = best + 1 == servers ? 0 : best + 1;
        return best;
    }

    private boolean isBetter(int a, int b) {
        if (!weighted) {
            return view.inFlight(a) < view.inFlight(b);
        }
        // With the request that is to be sent, so that among idle servers the heavier is preferred.
        return (view.inFlight(a) + 1L) * view.weight(b) < (view.inFlight(b) + 1L) * view.weight(a);
    }
}
