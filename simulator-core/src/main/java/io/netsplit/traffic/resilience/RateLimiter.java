package io.netsplit.traffic.resilience;

/** Lets so many requests through in a time. */
public interface RateLimiter {
    /** The request does not go through. */
    long REFUSED = -1;

    /** How long the request has to wait before it goes through, mostly 0; or {@link #REFUSED}. */
    long acquireNs(long nowNs);
}
