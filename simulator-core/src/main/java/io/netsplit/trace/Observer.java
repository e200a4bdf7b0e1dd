package io.netsplit.trace;

import io.netsplit.history.Operation;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;

/**
 * Sees everything observable in a run, in order. Digests, invariants, time lines and trace writers are observers; an
 * observer never changes what happens. Times are virtual nanoseconds, endpoints are addresses (nodes, then clients).
 */
public interface Observer {
    /** False where the three methods about messages do nothing: a run then need not call them millions of times. */
    default boolean watchesMessages() {
        return true;
    }

    /** {@code id} numbers the message; a duplicate has the number of its original. */
    default void messageSent(long timeNs, long id, int from, int to, Message message) {}

    default void messageDelivered(long timeNs, long id, int from, int to, Message message) {}

    default void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {}

    default void nodeChanged(long timeNs, int node, NodeChange change, String detail) {}

    default void protocol(long timeNs, int node, ProtocolEvent event) {}

    /** True where {@link #timerSet} does something: nobody else is told of timers, which are set far more often than they fire. */
    default boolean watchesTimers() {
        return false;
    }

    /**
     * A process has set a timer, or moved it. No event of the run: nothing of it is in a digest.
     *
     * @param dueNs when it is due if the node's clock is right; -1 where it was cancelled
     */
    default void timerSet(long timeNs, int node, String timer, long dueNs) {}

    /** {@code fault} is the step's name, {@code detail} what its selectors resolved to, as "n1 n2 | n3 n4 n5". */
    default void faultStarted(long timeNs, String fault, String detail) {}

    default void faultEnded(long timeNs, String fault) {}

    /** The fault was to start now and could not, for example because there was no leader. */
    default void faultSkipped(long timeNs, String fault, String reason) {}

    /** The operation is still open: its completion is not yet set. */
    default void operationInvoked(long timeNs, Operation operation) {}

    default void operationCompleted(long timeNs, Operation operation) {}
}
