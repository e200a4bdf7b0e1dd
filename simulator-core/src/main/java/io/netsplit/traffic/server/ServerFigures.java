package io.netsplit.traffic.server;

/** What a server did since the start, or since {@link #reset}. */
public final class ServerFigures {
    long served;
    long refused;
    long lost;
    long shed;
    private long startNs;
    private long sinceNs;
    private double presentArea;
    private double busyArea;
    private double workerArea;
    private int mostPresent;

    ServerFigures(long nowNs) {
        startNs = nowNs;
        sinceNs = nowNs;
    }

    /** {@code present} requests were there from the last call until {@code nowNs}, and so many of the workers at work. */
    void advance(long nowNs, int present, int busy, int workers) {
        long elapsedNs = nowNs - sinceNs;
        presentArea += (double) elapsedNs * present;
        busyArea += (double) elapsedNs * busy;
        workerArea += (double) elapsedNs * workers;
        mostPresent = Math.max(mostPresent, present);
        sinceNs = nowNs;
    }

    /** Forgets what was: the end of a warm-up. The caller has brought the figures up to now. */
    public void reset() {
        served = 0;
        refused = 0;
        lost = 0;
        shed = 0;
        presentArea = 0;
        busyArea = 0;
        workerArea = 0;
        mostPresent = 0;
        startNs = sinceNs;
    }

    public long served() {
        return served;
    }

    /** Requests that came and found no room, or the server down. */
    public long refused() {
        return refused;
    }

    /** Requests that were here when the server crashed. */
    public long lost() {
        return lost;
    }

    /** Requests that the server chose not to serve, when they came or when their turn came. */
    public long shed() {
        return shed;
    }

    /** Requests waiting and in service, on average over time; NaN where no time has passed. */
    public double meanPresent() {
        return presentArea / durationNs();
    }

    /** Workers at work, on average over time; NaN where no time has passed. */
    public double meanBusy() {
        return busyArea / durationNs();
    }

    /** Workers that there were, on average over time; NaN where no time has passed. */
    public double meanWorkers() {
        return workerArea / durationNs();
    }

    /** The most requests that were here at once. */
    public int mostPresent() {
        return mostPresent;
    }

    /** The time that the figures cover. */
    public long durationNs() {
        return sinceNs - startNs;
    }
}
