package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.Crdt;
import io.netsplit.workload.Causality;
import io.netsplit.workload.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the objects are, and how concurrent updates of one come together: every kind of them is a state in a join
 * semilattice.
 *
 * @param <S> the state of an object
 */
interface Versions<S extends Crdt<S>> {
    /** A state that nobody has written. */
    S empty();

    /** Which object a request is about. */
    default int object(Request request) {
        return request.key();
    }

    /** The change that a request asks for, in an update called {@code update}, at a wall clock of {@code wallNs}. */
    Change<S> change(S state, Request request, Dot update, long wallNs);

    /** What the other nodes are sent of a state or a delta. */
    default S shipped(S payload) {
        return payload;
    }

    /** What a read answers. */
    @Nullable
    Object read(S state, Request request, long wallNs);

    /** What a client that reads this is to bring along, or null. */
    default @Nullable Causality seen(S state) {
        return null;
    }

    /** A state has come in: from another node, or from the disk. */
    default void received(S state, long wallNs) {}

    /** Puts what clients see of {@code object} into {@code contents}. */
    void show(int object, S state, Map<Object, Object> contents, long wallNs);
}
