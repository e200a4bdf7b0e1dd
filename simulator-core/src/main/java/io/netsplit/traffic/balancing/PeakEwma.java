package io.netsplit.traffic.balancing;

import io.netsplit.random.Prng;
import io.netsplit.traffic.call.Request;
import java.util.Arrays;

/**
 * The cheaper of two servers drawn at random, cost being a latency times the requests in flight (Finagle's peak EWMA load
 * metric, Twitter 2014). The latency jumps to a peak at once and forgets it slowly, as an exponentially weighted moving
 * average over time: careful after a bad answer, and patient. What is not asked is forgotten too, so that a server that has
 * recovered is tried again.
 */
final class PeakEwma implements Algorithm {
    /** What a server costs that has a request and has not answered any: more than any latency. */
    private static final double UNKNOWN_NS = 1e15;

    private final View view;
    private final Prng random;
    private final double decayNs;
    private final double[] latencyNs;
    private final long[] seenNs;

    PeakEwma(View view, Prng random, long decayNs) {
        this.view = view;
        this.random = random;
        this.decayNs = decayNs;
        latencyNs = new double[view.servers()];
        seenNs = new long[view.servers()];
        Arrays.fill(seenNs, view.nowNs());
    }

    @Override
    public int choose(Request request) {
        int servers = view.servers();
        int a = random.nextInt(servers);
        if (servers == 1) {
            return a;
        }
        int b = random.nextInt(servers - 1);
        b += b >= a ? 1 : 0;
        return cost(b) < cost(a) ? b : a;
    }

    private double cost(int server) {
        observe(server, 0);
        int inFlight = view.inFlight(server);
        if (latencyNs[server] == 0 && inFlight > 0) {
            return UNKNOWN_NS + inFlight;
        }
        return latencyNs[server] * (inFlight + 1);
    }

    private void observe(int server, double observedNs) {
        long now = view.nowNs();
        double known = latencyNs[server];
        if (observedNs > known) {
            latencyNs[server] = observedNs;
        } else if (known > 0 && now > seenNs[server]) {
            double kept = StrictMath.exp(-(now - seenNs[server]) / decayNs);
            latencyNs[server] = known * kept + observedNs * (1 - kept);
        }
        seenNs[server] = now;
    }

    @Override
    public void answered(int server, long observedNs, boolean ok) {
        observe(server, observedNs);
    }
}
