package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.proof.SequenceSpecification.Kind;
import java.util.List;
import java.util.function.Supplier;

/** All specifications, in the order of the models. */
final class Specifications {
    static final List<Supplier<Specification>> ALL = List.of(
            () -> new RegisterSpecification(false),
            () -> new RegisterSpecification(true),
            TransactionSpecification::new,
            MutexSpecification::new,
            StoreSpecification::new,
            SetSpecification::new,
            CounterSpecification::new,
            () -> new SequenceSpecification(Kind.QUEUE),
            () -> new SequenceSpecification(Kind.STACK),
            () -> new SequenceSpecification(Kind.LIST));

    private Specifications() {}
}
