package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/**
 * The server with the smallest product of average latency and requests in flight, for each unit of weight (the
 * {@code least_time} method of NGINX Plus). The average gives the newest latency a fixed share. A server that has not
 * answered yet is tried first. Ties go round in a circle.
 *
 * <p>A server that was slow once is not asked, and so cannot show that it has recovered, until the others are as bad.
 */
final class LeastResponseTime implements Algorithm {
    private final View view;
    private final double smoothing;
    private final double[] averageNs;
    private int start;

    LeastResponseTime(View view, double smoothing) {
        this.view = view;
        this.smoothing = smoothing;
        averageNs = new double[view.servers()];
    }

    @Override
    public int choose(Request request) {
        int servers = view.servers();
        int best = start;
        for (int i = 1; i < servers; i++) {
            int server = start + i < servers ? start + i : start + i - servers;
            if (cost(server) < cost(best)) {
                best = server;
            }
        }
        start = best + 1 == servers ? 0 : best + 1;
        return best;
    }

    private double cost(int server) {
        return Math.max(1, averageNs[server]) * (view.inFlight(server) + 1) / view.weight(server);
    }

    @Override
    public void answered(int server, long latencyNs, boolean ok) {
        double average = averageNs[server];
        averageNs[server] = average == 0 ? latencyNs : average + smoothing * (latencyNs - average);
    }
}
