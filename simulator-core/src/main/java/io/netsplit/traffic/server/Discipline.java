package io.netsplit.traffic.server;

/** In which order a server works on the requests that are there (Kleinrock, "Queueing Systems", volume I, 1975). */
public enum Discipline {
    /** First come, first served. */
    FIRST_COME_FIRST_SERVED,
    /** The latest arrival is served next; nobody is interrupted. */
    LAST_COME_FIRST_SERVED,
    /** The highest priority is served next, and within a priority the first; nobody is interrupted. */
    PRIORITY,
    /** All are served at once, each at an equal share of the workers. */
    PROCESSOR_SHARING
}
