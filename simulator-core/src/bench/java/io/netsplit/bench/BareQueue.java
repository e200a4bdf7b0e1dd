package io.netsplit.bench;

import io.netsplit.random.Prng;
import io.netsplit.stats.LatencyHistogram;

/**
 * M/M/1 written by hand for a kernel, as one does who wants speed: two events that are scheduled again and again, a ring of
 * arrival times for the queue, every latency in a histogram. The kernel is all that differs.
 */
abstract class BareQueue {
    private static final int RING = 1 << 16;

    private final Prng arrivals = Prng.of(1, "arrivals");
    private final Prng services = Prng.of(1, "services");
    private final LatencyHistogram latency = new LatencyHistogram();
    private final long[] arrived = new long[RING];
    private final double betweenNs;
    private final double serviceNs;
    private final long requests;
    private long came;
    private long left;

    BareQueue(double betweenNs, double serviceNs, long requests) {
        this.betweenNs = betweenNs;
        this.serviceNs = serviceNs;
        this.requests = requests;
    }

    abstract void arriveIn(long delayNs);

    abstract void departIn(long delayNs);

    /** Runs until nothing is pending any more. */
    abstract void runAll();

    final void arrive(long nowNs) {
        arrived[(int) (came++ % RING)] = nowNs;
        if (came - left == 1) {
            departIn((long) (services.nextExponential() * serviceNs));
        }
        if (came < requests) {
            arriveIn((long) (arrivals.nextExponential() * betweenNs));
        }
    }

    final void depart(long nowNs) {
        latency.add(nowNs - arrived[(int) (left++ % RING)]);
        if (came > left) {
            departIn((long) (services.nextExponential() * serviceNs));
        }
    }

    /** The mean latency in nanoseconds. */
    final double run() {
        arriveIn((long) (arrivals.nextExponential() * betweenNs));
        runAll();
        return latency.mean();
    }
}
