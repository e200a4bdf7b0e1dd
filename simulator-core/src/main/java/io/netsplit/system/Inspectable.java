package io.netsplit.system;

import java.util.Map;

/** A process that shows what its node holds, for checks at the end of a run. Asking changes nothing. */
public interface Inspectable {
    /** Each key's object as clients see it: a value, a sum, or a list of elements. Keys are {@link Long}s. */
    Map<Object, Object> contents();

    /**
     * False where other nodes hold other keys: what the system holds is then what all nodes hold together, known only while
     * every one is up, and of each key what has the highest {@link #version}.
     */
    default boolean isWhole() {
        return true;
    }

    /** How new this node's object of the key is, among nodes that hold parts. */
    default long version(Object key) {
        return 0;
    }
}
