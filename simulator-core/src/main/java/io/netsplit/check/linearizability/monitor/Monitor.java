package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;

/** Decides without a search, in time nearly linear in the operations, whether one object's operations have an order. */
public interface Monitor {
    /** What a monitor knows. */
    enum Answer {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** This model, or something in this history, is beyond the method; nothing is known. */
        NOT_APPLICABLE
    }

    /**
     * The ruling, whose answer, where it is one, is certain. It depends on nothing but the arguments.
     *
     * @param operations of one object, in order of invocation, none that failed; those that are not ok may have taken
     *     effect at any time after their invocation, or never
     */
    Ruling rule(List<Operation> operations, Model model);
}
