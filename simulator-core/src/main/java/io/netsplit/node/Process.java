package io.netsplit.node;

/**
 * A protocol's state machine on one node. It is given messages, timers and start, and acts only through its context: no
 * threads, no wall clock, no sockets, no static state. The same class runs in virtual time and on a real network.
 *
 * <p>A crash discards the object; a restart makes a new one, which finds on {@link Context#disk} what was kept.
 */
public interface Process {
    /** Called once, before anything else, at the first start and after every restart. */
    void start(Context context);

    /** A datagram arrived from endpoint {@code from}: a node or a client. */
    void receive(int from, Message message);

    /** Makes the process of one node, at the first start and after every crash. */
    @FunctionalInterface
    interface Factory {
        Process create(int node);
    }
}
