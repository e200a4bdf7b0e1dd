package io.netsplit.node;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.random.Prng;

/** The only way in which a process acts on the world. One per node and incarnation: after a crash it is dead. */
public interface Context {
    /** This node's address: nodes are 0 … n-1, clients come after them. */
    int self();

    /** Sends a datagram: it may be lost, delayed, duplicated, reordered. Sending to oneself is a delivery like any other. */
    void send(int to, Message message);

    /** A timer, not yet set, whose delays are measured on this node's monotonic clock, so that drift bends them. */
    Timer timer(String name, Event onFire);

    /** This node's clocks, which may be wrong. */
    Clock clock();

    /** This node's own stream of chance. */
    Prng random();

    /** This node's disk, which outlives the process. */
    Disk disk();

    /** Lets observers see {@code event}; never changes what happens. */
    void emit(ProtocolEvent event);

    /** The process gives up, as on a failed disk: the node stops until something restarts it. */
    void halt(String reason);
}
