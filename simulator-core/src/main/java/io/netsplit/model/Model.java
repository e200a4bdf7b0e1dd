package io.netsplit.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sequential specification: what one copy of an object answers to one client at a time. A history is linearizable to a
 * model where each operation can be given one instant between its invocation and its completion such that the model
 * allows the answers in the order of these instants (Herlihy and Wing, "Linearizability: A Correctness Condition for
 * Concurrent Objects", ACM TOPLAS 1990).
 *
 * <p>States are immutable objects with value equality, or null. Users write their own models by implementing {@link #name},
 * {@link #functions}, {@link #initial} and {@link #step}; the rest has defaults. A model of one's own is judged by the
 * general search, and its evidence is told in general words.
 */
public interface Model {
    /** What {@link #step} answers where the model does not allow the answer that was given. */
    Object REFUSED = new Mark("refused");

    /** The output of an operation that nobody saw the answer of: it may have been anything. */
    Object UNSEEN = new Mark("unseen");

    /** The word in scenario files and on the command line, as "register". */
    String name();

    /** The functions that this model knows, see {@link io.netsplit.history.Functions}. */
    List<String> functions();

    /** The state before the first operation. */
    @Nullable
    Object initial();

    /**
     * The state after the operation, or {@link #REFUSED} where the operation cannot have answered {@code output} in this
     * state.
     *
     * @param state before the operation; never changed
     * @param function one of {@link #functions}
     * @param key the object operated on; always the same where the history was split by key
     * @param input the argument, or null
     * @param output what the client was answered, or {@link #UNSEEN} where it does not know
     * @throws IllegalArgumentException where the function is unknown or the input is not of its kind
     */
    @Nullable
    Object step(
            @Nullable Object state,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            @Nullable Object output);

    /** True where keys do not affect each other, so that each key's operations can be judged alone. */
    default boolean splitsByKey() {
        return true;
    }

    /**
     * True where an operation that answered so cannot have changed the state: a read, whatever it answered, or a cas that
     * answered false. It makes the search faster and the evidence smaller; false is always right.
     *
     * @param output what the client was answered, or {@link #UNSEEN}
     */
    default boolean observes(String function, @Nullable Object output) {
        return false;
    }

    /** The state for a person, as "5" or "[1, 2]". */
    default String describe(@Nullable Object state) {
        return state == null ? "nothing" : state.toString();
    }
}
