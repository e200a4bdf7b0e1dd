package io.netsplit.check.linearizability;

import io.netsplit.history.History;
import io.netsplit.model.Model;

/** Judges whether a history is linearizable to a model. Implementations keep nothing between two calls. */
public interface LinearizabilityChecker {
    /**
     * The verdict. An operation that failed did not happen; one that ended in info or never ended may have taken effect at
     * any time after its invocation, or never. A history without an operation answered ok is unknown.
     *
     * @throws IllegalArgumentException where an operation is not one of the model's
     */
    Verdict check(History history, Model model, Budget budget);

    /** As above, within {@link Budget#DEFAULT}. */
    default Verdict check(History history, Model model) {
        return check(history, model, Budget.DEFAULT);
    }
}
