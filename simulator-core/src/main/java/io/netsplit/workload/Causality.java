package io.netsplit.workload;

/**
 * What a client has seen, in the words of the system that told it: a version vector, a clock, a position in a log. The
 * client keeps it and brings it along, and understands nothing of it (DeCandia et al., "Dynamo", SOSP 2007, section 4.4:
 * the context of a put). Immutable.
 */
public interface Causality {
    /** Bytes on the wire, beside those of the message. */
    int sizeBytes();

    /** For traces and digests; equal where it means the same. */
    String text();

    /** True where it covers every object of the session; false where it is of one object only. */
    default boolean ofSession() {
        return false;
    }
}
