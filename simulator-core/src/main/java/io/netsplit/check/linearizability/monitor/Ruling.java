package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import java.util.List;

/**
 * What a monitor says of one object's operations.
 *
 * @param answer certain, where it is one
 * @param witness where the operations have no order, a part of them that has none either, and for the same reason: if the
 *     whole had an order, so would the part. In order of invocation; empty where the monitor names none
 */
public record Ruling(Monitor.Answer answer, List<Operation> witness) {
    static final Ruling LINEARIZABLE = new Ruling(Monitor.Answer.LINEARIZABLE, List.of());
    static final Ruling NOT_APPLICABLE = new Ruling(Monitor.Answer.NOT_APPLICABLE, List.of());

    public Ruling {
        witness = List.copyOf(witness);
    }

    static Ruling violated(List<Operation> witness) {
        return new Ruling(Monitor.Answer.NOT_LINEARIZABLE, witness);
    }
}
