package io.netsplit.node;

/** A node's own clocks. A process sees no other time. */
public interface Clock {
    /** The wall clock in nanoseconds: has an offset, drifts, jumps, may run backwards, may be corrected. */
    long wallNs();

    /** The monotonic clock in nanoseconds: drifts, never jumps, never runs backwards. */
    long monotonicNs();
}
