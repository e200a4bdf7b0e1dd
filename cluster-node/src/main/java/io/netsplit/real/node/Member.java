package io.netsplit.real.node;

import io.netsplit.workload.Request;
import java.util.List;

/** A product's node inside its JVM, one implementation per product. */
public interface Member {
    /** Joins the others and serves; tells {@link Controller#ready} when it can. */
    void start() throws Exception;

    /**
     * Does what a client asked for and answers through {@link Controller#answer}, at once or later, from any thread; an
     * answer that never comes is for the client to time out.
     */
    void submit(long id, Request request);

    /** Hands a message to the process that the node hosts, where it hosts one; {@code from} is a client. */
    default void deliver(int from, String message) {
        throw new UnsupportedOperationException("this node hosts no process");
    }

    /** From now on the link from that node to this one is like this, where the node sees to its links itself. */
    default void link(int from, boolean cut, String settings) {
        throw new UnsupportedOperationException("this node does not see to its links itself");
    }

    /** From now on the process that the node hosts reads a wall clock that is ahead by this, and clocks that drift. */
    default void clock(long aheadNs, long driftPpm) {
        throw new UnsupportedOperationException("this node hosts no process");
    }

    /** What this node holds, as it is: pairs of key and value. */
    List<Object> contents();
}
