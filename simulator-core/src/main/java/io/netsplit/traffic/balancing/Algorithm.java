package io.netsplit.traffic.balancing;

import io.netsplit.traffic.call.Request;

/** How one balancer chooses. Each balancer has an algorithm of its own, which knows only what it is told here. */
public interface Algorithm {
    /** No server now: the request is held until a worker is free. */
    int HOLD = -1;

    /** The server for this request, as numbered by the {@link View}, or {@link #HOLD}. */
    int choose(Request request);

    /** The request that this server was chosen for last is not sent there. */
    default void withdrawn(int server) {}

    /** A request is sent to this server that the algorithm did not choose for it. */
    default void sentTo(int server) {}

    /** The answer to a request has come back, {@code latencyNs} after it was sent on. */
    default void answered(int server, long latencyNs, boolean ok) {}

    /** The server says that it has nothing to do. Told to one balancer at a time, where {@link #wantsIdle}. */
    default void idle(int server) {}

    /** Whether servers shall tell when they are idle. */
    default boolean wantsIdle() {
        return false;
    }

    /**
     * The answer to {@link View#probe}.
     *
     * @param present requests at the server when it answered
     * @param latencyNs the latency that it expects at this number; 0 where it has served nothing yet
     */
    default void probed(int server, int present, long latencyNs) {}

    /** Whether servers shall keep latencies to answer probes. */
    default boolean wantsProbes() {
        return false;
    }
}
