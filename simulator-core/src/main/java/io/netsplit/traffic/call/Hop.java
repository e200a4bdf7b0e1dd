package io.netsplit.traffic.call;

/** Where a request goes next: the other end of a network hop, or the one who waits for its answer. */
@FunctionalInterface
public interface Hop {
    /** Called when the request has arrived there. */
    void take(Request request);
}
