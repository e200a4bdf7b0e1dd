package io.netsplit.traffic;

import io.netsplit.traffic.call.Request;

/** Sends a run's requests. */
interface Sender {
    /** Plans the first ones. */
    void start();

    /** The request has been answered; it goes back to its pool after this. */
    default void answered(Request request) {}
}
