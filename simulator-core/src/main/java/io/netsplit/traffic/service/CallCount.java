package io.netsplit.traffic.service;

/** What is counted of the calls over an edge of the graph. */
public enum CallCount {
    /** Calls that were begun. */
    CALLS,
    /** Calls that were answered well. */
    OK,
    /** Requests that were sent: first attempts, retries and hedges. */
    ATTEMPTS,
    /** Attempts that went to a server of another zone than their caller's. */
    CROSSED,
    /** Attempts that were given up because no answer came in time. */
    TIMEOUTS,
    /** Attempts that a server chose not to serve, or had no room for. */
    SHED,
    /** Attempts after one that failed. */
    RETRIES,
    /** Retries that a budget did not allow. */
    RETRIES_DENIED,
    /** Copies of attempts that were slow. */
    HEDGES,
    /** Calls that a hedge answered, and not the first attempt. */
    HEDGE_WINS,
    /** Reads that the cache answered. */
    HITS,
    /** Hits on data that had been changed at the origin. */
    STALE_HITS,
    /** Reads that the cache did not answer. */
    MISSES,
    /** Reads that found a good entry and loaded it anew, to be early. */
    EARLY,
    /** Misses that waited for the load of another. */
    COALESCED,
    /** Reads that went to the origin, for whatever reason. */
    LOADS,
    /** Loads in the background. */
    REFRESHES,
    /** Writes that came to the cache. */
    WRITES,
    /** Writes that a write-back cache sent to the origin. */
    FLUSHES,
    /** Reads of clients whose answer had been overwritten at the origin before they were begun. */
    STALE_READS,
    /** Acknowledged writes that a crash of a write-back cache lost. */
    LOST_WRITES,
    /** How often circuit breakers changed their state. */
    BREAKER_CHANGES,
    /** How often circuit breakers opened. */
    BREAKER_OPENED
}
