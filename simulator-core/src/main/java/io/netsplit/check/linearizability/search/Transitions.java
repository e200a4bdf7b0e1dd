package io.netsplit.check.linearizability.search;

/**
 * A model over the operations of one object, with states and operations as small numbers. A search asks for millions of
 * steps; this is where a model's own structure makes them cheap or shows early that they lead nowhere.
 */
interface Transitions {
    int REFUSED = -1;

    int initial();

    /**
     * The state after an operation that is not placed yet, or {@link #REFUSED}. May refuse a step that the model allows, if
     * the operations that are not placed yet show that it leads nowhere.
     */
    int step(int state, int operation);

    /** True where the operation, wherever it may stand, leaves the state as it is. */
    boolean observes(int operation);

    /**
     * True where placing the operation now, which is possible, loses nothing: whatever explains the rest from here explains
     * it after the operation as well. So it is for everything that {@link #observes}.
     */
    default boolean harmless(int state, int operation) {
        return observes(operation);
    }

    /** True where operations that never complete should be placed, too, as soon as they are {@link #harmless}. */
    default boolean placesUnknownEarly() {
        return false;
    }

    /** The operation is placed from now on. */
    default void placed(int operation) {}

    /** It is not any more. */
    default void unplaced(int operation) {}

    /**
     * Operations with the same number here, which is below the number of operations, do the same in every state and can
     * stand for each other, but for when they were invoked and by when they must be placed.
     */
    int kind(int operation);

    /** How many states were numbered so far: they take memory, whether or not the search goes there. */
    default int states() {
        return 0;
    }

    /** How much of the budget a state takes: 1, or more where a state is large. */
    default int weight(int state) {
        return 1;
    }
}
