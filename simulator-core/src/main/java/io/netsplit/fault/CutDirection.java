package io.netsplit.fault;

/** Which messages a cut stops, seen from the first or only group. */
public enum CutDirection {
    BOTH,
    /** Those that the first group sends: it hears, but is not heard. */
    OUTBOUND,
    /** Those that are sent to the first group: it is heard, but does not hear. */
    INBOUND
}
