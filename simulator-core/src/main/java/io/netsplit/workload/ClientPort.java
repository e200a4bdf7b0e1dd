package io.netsplit.workload;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Message;

/**
 * How a client reaches the world: the same client runs on a simulated cluster and on a real one. Its time is that of the
 * run, not of a node's clock: a user's stopwatch is right even where the server's clock is not.
 */
public interface ClientPort {
    /** Time since the start of the run in nanoseconds. */
    long nowNs();

    /** A timer, not yet set, in the run's time. */
    Timer timer(Event onFire);

    /** False while the client's machine is down. */
    boolean isUp();

    /** Sends a datagram to a node. */
    void send(int to, Message message);
}
