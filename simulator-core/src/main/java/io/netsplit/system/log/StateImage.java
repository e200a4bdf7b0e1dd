package io.netsplit.system.log;

/** A replicated state machine at one instant, as a snapshot keeps it. Immutable. */
public interface StateImage {
    /** What it takes on a disk and on the wire. */
    int sizeBytes();
}
