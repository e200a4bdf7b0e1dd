package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.List;

/**
 * Values that stand for as long as their dots do (Almeida, Shoker and Baquero 2018, section 7.2). Beside a
 * {@link CausalContext} it needs no tombstones: a dot that somebody knows of and does not hold has been removed. Immutable.
 */
sealed interface DotStore<S extends DotStore<S>> permits DotSet, DotValues, DotMap {
    boolean isEmpty();

    /** All dots held, in no particular order. */
    List<Dot> dots();

    /** What both together hold: a dot survives where both hold it, or where one does and the other has never known it. */
    S join(CausalContext context, S other, CausalContext otherContext);

    /** What is left after a join with somebody who knows {@code context} and holds nothing. */
    S without(CausalContext context);

    int sizeBytes();
}
