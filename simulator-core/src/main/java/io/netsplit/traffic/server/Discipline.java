package io.netsplit.traffic.server;

/** In which order a server works on the requests that are there (Kleinrock, "Queueing Systems", volume I, 1975). */
public enum Discipline {
    /** First come, first served. */
    FIRST_COME_FIRST_SERVED,
    /** The latest arrival is served next; nobody is interrupted. */
    LAST_COME_FIRST_SERVED,
    /**
     * First come, first served, while the line has been empty within the last 100 ms; otherwise the latest first, because the
     * first in a long line have been given up by their senders (Maurer, "Fail at Scale", ACM Queue 2015).
     */
    ADAPTIVE_LAST_COME_FIRST_SERVED,
    /** The highest priority is served next, and within a priority the first; nobody is interrupted. */
    PRIORITY,
    /** All are served at once, each at an equal share of the workers. */
    PROCESSOR_SHARING
}
