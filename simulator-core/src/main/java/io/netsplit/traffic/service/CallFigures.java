package io.netsplit.traffic.service;

import java.util.Arrays;

/** What became of the calls over one edge of the graph, from all its callers. */
public final class CallFigures {
    private final long[] counts = new long[CallCount.values().length];
    private final long[] failures = new long[Failure.values().length];

    CallFigures() {}

    void add(CallCount what, long change) {
        counts[what.ordinal()] += change;
    }

    void addFailure(Failure reason) {
        failures[reason.ordinal()]++;
    }

    void reset() {
        Arrays.fill(counts, 0);
        Arrays.fill(failures, 0);
    }

    /** Adds {@code times} the other's figures to these. */
    void addAll(CallFigures other, int times) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += times * other.counts[i];
        }
        for (int i = 0; i < failures.length; i++) {
            failures[i] += times * other.failures[i];
        }
    }

    public long count(CallCount what) {
        return counts[what.ordinal()];
    }

    /** Calls that failed for this reason in the end. */
    public long failed(Failure reason) {
        return failures[reason.ordinal()];
    }

    /** Calls that the caller refused itself, and did not send. */
    public long refusedByCaller() {
        long sum = 0;
        for (Failure reason : Failure.values()) {
            sum += reason.isOfCaller() ? failed(reason) : 0;
        }
        return sum;
    }

    /** See {@link CallCount#CALLS}. */
    public long calls() {
        return counts[CallCount.CALLS.ordinal()];
    }

    /** See {@link CallCount#OK}. */
    public long ok() {
        return counts[CallCount.OK.ordinal()];
    }

    /** See {@link CallCount#ATTEMPTS}. */
    public long attempts() {
        return counts[CallCount.ATTEMPTS.ordinal()];
    }

    /** See {@link CallCount#TIMEOUTS}. */
    public long timeouts() {
        return counts[CallCount.TIMEOUTS.ordinal()];
    }

    /** See {@link CallCount#SHED}. */
    public long shed() {
        return counts[CallCount.SHED.ordinal()];
    }

    /** See {@link CallCount#RETRIES}. */
    public long retries() {
        return counts[CallCount.RETRIES.ordinal()];
    }

    /** See {@link CallCount#RETRIES_DENIED}. */
    public long retriesDenied() {
        return counts[CallCount.RETRIES_DENIED.ordinal()];
    }

    /** See {@link CallCount#HEDGES}. */
    public long hedges() {
        return counts[CallCount.HEDGES.ordinal()];
    }

    /** See {@link CallCount#HEDGE_WINS}. */
    public long hedgeWins() {
        return counts[CallCount.HEDGE_WINS.ordinal()];
    }

    /** See {@link CallCount#HITS}. */
    public long hits() {
        return counts[CallCount.HITS.ordinal()];
    }

    /** See {@link CallCount#STALE_HITS}. */
    public long staleHits() {
        return counts[CallCount.STALE_HITS.ordinal()];
    }

    /** See {@link CallCount#MISSES}. */
    public long misses() {
        return counts[CallCount.MISSES.ordinal()];
    }

    /** See {@link CallCount#EARLY}. */
    public long early() {
        return counts[CallCount.EARLY.ordinal()];
    }

    /** See {@link CallCount#COALESCED}. */
    public long coalesced() {
        return counts[CallCount.COALESCED.ordinal()];
    }

    /** See {@link CallCount#LOADS}. */
    public long loads() {
        return counts[CallCount.LOADS.ordinal()];
    }

    /** See {@link CallCount#REFRESHES}. */
    public long refreshes() {
        return counts[CallCount.REFRESHES.ordinal()];
    }

    /** See {@link CallCount#WRITES}. */
    public long writes() {
        return counts[CallCount.WRITES.ordinal()];
    }

    /** See {@link CallCount#FLUSHES}. */
    public long flushes() {
        return counts[CallCount.FLUSHES.ordinal()];
    }

    /** See {@link CallCount#STALE_READS}. */
    public long staleReads() {
        return counts[CallCount.STALE_READS.ordinal()];
    }

    /** See {@link CallCount#LOST_WRITES}. */
    public long lostWrites() {
        return counts[CallCount.LOST_WRITES.ordinal()];
    }

    /** See {@link CallCount#BREAKER_CHANGES}. */
    public long breakerChanges() {
        return counts[CallCount.BREAKER_CHANGES.ordinal()];
    }

    /** See {@link CallCount#BREAKER_OPENED}. */
    public long breakerOpened() {
        return counts[CallCount.BREAKER_OPENED.ordinal()];
    }

    /** Share of the reads that the cache answered; NaN where there was none. */
    public double hitRate() {
        return hits() / (double) (hits() + misses() + early());
    }

    /** Share of the hits that were stale; NaN where there was none. */
    public double staleShare() {
        return staleHits() / (double) hits();
    }

    /** Requests sent for each call; NaN where there was none. */
    public double amplification() {
        return attempts() / (double) calls();
    }
}
