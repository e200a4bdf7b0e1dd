package io.netsplit.system.multiprimary;

import io.netsplit.crdt.Crdt;
import org.jspecify.annotations.Nullable;

/**
 * What a request does to an object.
 *
 * @param delta to be joined to the object's state; null where there is nothing to change
 * @param output for the client
 * @param refused true where the object cannot do what was asked
 * @param made what an observer is told, or null
 */
record Change<S extends Crdt<S>>(
        @Nullable S delta, @Nullable Object output, boolean refused, MultiPrimaryEvent.@Nullable UpdateMade made) {
    static <S extends Crdt<S>> Change<S> of(S delta, @Nullable Object output) {
        return new Change<>(delta, output, false, null);
    }

    static <S extends Crdt<S>> Change<S> nothing(@Nullable Object output) {
        return new Change<>(null, output, false, null);
    }

    static <S extends Crdt<S>> Change<S> refusal() {
        return new Change<>(null, null, true, null);
    }

    Change<S> telling(MultiPrimaryEvent.UpdateMade event) {
        return new Change<>(delta, output, refused, event);
    }
}
