package io.netsplit.system;

import java.util.Map;

/** A process that shows what its node holds, for checks at the end of a run. Asking changes nothing. */
public interface Inspectable {
    /** Each key's object as clients see it: a value, a sum, or a list of elements. Keys are {@link Long}s. */
    Map<Object, Object> contents();

    /** False where other nodes hold other keys: what all of them hold is then known only while every one is up. */
    default boolean isWhole() {
        return true;
    }
}
