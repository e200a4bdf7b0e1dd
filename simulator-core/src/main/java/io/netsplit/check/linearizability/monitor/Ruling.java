package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor says of one object's operations.
 *
 * @param answer certain, where it is one
 * @param witness where the operations have no order, a part of them that has none either, and for the same reason: if the
 *     whole had an order, so would the part. In order of invocation; empty where the monitor names none
 * @param suspect where the operations have no order, the one over which the monitor stumbled: most likely they have one
 *     until that completes. Null where it names none
 */
public record Ruling(
        Monitor.Answer answer,
        List<Operation> witness,
        @Nullable Operation suspect) {
    static final Ruling LINEARIZABLE = new Ruling(Monitor.Answer.LINEARIZABLE, List.of());
    static final Ruling NOT_APPLICABLE = new Ruling(Monitor.Answer.NOT_APPLICABLE, List.of());

    public Ruling {
        witness = List.copyOf(witness);
    }

    /** Without a suspect. */
    public Ruling(Monitor.Answer answer, List<Operation> witness) {
        this(answer, witness, null);
    }

    static Ruling violated(List<Operation> witness) {
        return new Ruling(Monitor.Answer.NOT_LINEARIZABLE, witness);
    }

    /** Without a witness. */
    static Ruling violatedAt(@Nullable Operation suspect) {
        return new Ruling(Monitor.Answer.NOT_LINEARIZABLE, List.of(), suspect);
    }
}
