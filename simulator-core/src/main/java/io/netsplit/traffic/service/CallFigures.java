package io.netsplit.traffic.service;

import java.util.Arrays;

/** What became of the calls over one edge of the graph, from all its callers, since the end of the warm-up. */
public final class CallFigures {
    long calls;
    long ok;
    final long[] failures = new long[Failure.values().length];
    long attempts;
    long retries;
    long retriesDenied;
    long hedges;
    long hedgeWins;
    long hits;
    long staleHits;
    long misses;
    long early;
    long coalesced;
    long loads;
    long refreshes;
    long writes;
    long flushes;
    long lostWrites;
    long breakerChanges;
    long breakerOpened;

    CallFigures() {}

    public long calls() {
        return calls;
    }

    public long ok() {
        return ok;
    }

    /** Calls that failed for this reason in the end. */
    public long failed(Failure reason) {
        return failures[reason.ordinal()];
    }

    /** Requests that were sent: first attempts, retries and hedges. */
    public long attempts() {
        return attempts;
    }

    public long retries() {
        return retries;
    }

    /** Retries that a budget did not allow. */
    public long retriesDenied() {
        return retriesDenied;
    }

    public long hedges() {
        return hedges;
    }

    /** Calls that a hedge answered, and not the first attempt. */
    public long hedgeWins() {
        return hedgeWins;
    }

    /** Reads that the cache answered. */
    public long hits() {
        return hits;
    }

    /** Hits on data that had been changed at the origin. */
    public long staleHits() {
        return staleHits;
    }

    /** Reads that the cache did not answer. */
    public long misses() {
        return misses;
    }

    /** Reads that found a good entry and loaded it anew, to be early. */
    public long early() {
        return early;
    }

    /** Misses that waited for the load of another. */
    public long coalesced() {
        return coalesced;
    }

    /** Reads that went to the origin, for whatever reason. */
    public long loads() {
        return loads;
    }

    /** Loads in the background. */
    public long refreshes() {
        return refreshes;
    }

    /** Writes that came to the cache. */
    public long writes() {
        return writes;
    }

    /** Writes that a write-back cache sent to the origin. */
    public long flushes() {
        return flushes;
    }

    /** Acknowledged writes that a crash of a write-back cache lost. */
    public long lostWrites() {
        return lostWrites;
    }

    /** How often circuit breakers changed their state. */
    public long breakerChanges() {
        return breakerChanges;
    }

    /** How often circuit breakers opened. */
    public long breakerOpened() {
        return breakerOpened;
    }

    /** Share of the reads that the cache answered; NaN where there was none. */
    public double hitRate() {
        return hits / (double) (hits + misses + early);
    }

    /** Share of the hits that were stale; NaN where there was none. */
    public double staleShare() {
        return staleHits / (double) hits;
    }

    /** Requests sent for each call; NaN where there was none. */
    public double amplification() {
        return attempts / (double) calls;
    }

    void reset() {
        calls = 0;
        ok = 0;
        Arrays.fill(failures, 0);
        attempts = 0;
        retries = 0;
        retriesDenied = 0;
        hedges = 0;
        hedgeWins = 0;
        hits = 0;
        staleHits = 0;
        misses = 0;
        early = 0;
        coalesced = 0;
        loads = 0;
        refreshes = 0;
        writes = 0;
        flushes = 0;
        lostWrites = 0;
        breakerChanges = 0;
        breakerOpened = 0;
    }
}
