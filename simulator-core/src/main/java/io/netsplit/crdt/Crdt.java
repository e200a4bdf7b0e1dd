package io.netsplit.crdt;

/**
 * A state of a replicated object, of which any two have a least upper bound (Shapiro, Preguiça, Baquero and Zawirski,
 * "Conflict-free Replicated Data Types", SSS 2011, section 2). Joining is commutative, associative and idempotent, so that
 * replicas that have heard of the same updates are equal, in whatever order and however often they heard of them.
 *
 * <p>An update gives a delta: a small state of the same type. Joined to the state that it was made from, it is the updated
 * state; joined to another replica's, it brings that one the update (Almeida, Shoker and Baquero, "Delta state replicated
 * data types", JPDC 2018, section 4). Immutable.
 *
 * @param <S> the type itself
 */
public interface Crdt<S extends Crdt<S>> {
    /** The least state that knows what both know. */
    S join(S other);

    /** Bytes on the wire or on a disk, without headers. */
    int sizeBytes();
}
