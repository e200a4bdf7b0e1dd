package io.netsplit.traffic.service;

import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import org.jspecify.annotations.Nullable;

/**
 * What each server of a service does to protect itself.
 *
 * @param limiter a rate limiter before the server; null for none
 * @param concurrency a bound on requests at the server that follows its latency; null for none
 * @param longestQueue requests waiting and in service above which one more is shed; 0 for no bound
 * @param byPriority whether a request of priority p is shed at (p + 1) / 16 of {@code longestQueue} already
 * @param codel whether and how old requests are shed when their turn comes; null for not
 */
public record AdmissionSpec(
        @Nullable LimiterSpec limiter,
        @Nullable LimitSpec concurrency,
        int longestQueue,
        boolean byPriority,
        @Nullable Codel codel) {
    public static final AdmissionSpec NONE = new AdmissionSpec(null, null, 0, false, null);

    /**
     * Controlled delay for servers (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 2012, as changed by Maurer,
     * "Fail at Scale", ACM Queue 2015): where the line has not been empty for an interval, a request that has waited longer
     * than the target is shed when its turn comes; otherwise one that has waited longer than the interval.
     */
    public record Codel(long targetNs, long intervalNs) {
        /** 5 ms and 100 ms, the values of both articles. */
        public static final Codel DEFAULT = new Codel(5_000_000, 100_000_000);

        public Codel {
            if (targetNs < 1 || intervalNs < targetNs) {
                throw new IllegalArgumentException("the target is at least 1 ns and at most the interval, not "
                        + targetNs + " ns and " + intervalNs + " ns");
            }
        }
    }

    public AdmissionSpec {
        if (longestQueue < 0 || byPriority && longestQueue == 0) {
            throw new IllegalArgumentException(
                    "a longest queue is 0, for none, or more, and shedding by priority needs one");
        }
    }

    public AdmissionSpec withLimiter(LimiterSpec how) {
        return new AdmissionSpec(how, concurrency, longestQueue, byPriority, codel);
    }

    public AdmissionSpec withConcurrency(LimitSpec how) {
        return new AdmissionSpec(limiter, how, longestQueue, byPriority, codel);
    }

    public AdmissionSpec withLongestQueue(int requests) {
        return new AdmissionSpec(limiter, concurrency, requests, byPriority, codel);
    }

    public AdmissionSpec withPriorities() {
        return new AdmissionSpec(limiter, concurrency, longestQueue, true, codel);
    }

    public AdmissionSpec withCodel(Codel how) {
        return new AdmissionSpec(limiter, concurrency, longestQueue, byPriority, how);
    }
}
