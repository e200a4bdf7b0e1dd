package io.netsplit.crdt;

import io.netsplit.causality.Dot;
import java.util.ArrayList;
import java.util.List;

/**
 * A register that keeps all values that were written concurrently, until a write that has seen them replaces them (Shapiro
 * et al. 2011, specification 10; Almeida, Shoker and Baquero 2018, figure 12). Immutable.
 *
 * @param <V> immutable values
 */
public final class MvRegister<V> implements Crdt<MvRegister<V>> {
    private final DotValues<V> values;
    private final CausalContext context;

    private MvRegister(DotValues<V> values, CausalContext context) {
        this.values = values;
        this.context = context;
    }

    public static <V> MvRegister<V> empty() {
        return new MvRegister<>(DotValues.none(), CausalContext.EMPTY);
    }

    /** In the order of the nodes that wrote them, the same at every replica. */
    public List<V> values() {
        return values.inOrder();
    }

    /** The delta of a write at {@code node}, which has seen this state. */
    public MvRegister<V> write(int node, V value) {
        Dot dot = context.next(node);
        List<Dot> known = new ArrayList<>(values.dots());
        known.add(dot);
        return new MvRegister<>(DotValues.of(dot, value), CausalContext.of(known));
    }

    @Override
    public MvRegister<V> join(MvRegister<V> other) {
        return new MvRegister<>(values.join(context, other.values, other.context), context.join(other.context));
    }

    @Override
    public int sizeBytes() {
        return values.sizeBytes() + context.sizeBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MvRegister<?> register
                && values.equals(register.values)
                && context.equals(register.context);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + context.hashCode();
    }

    @Override
    public String toString() {
        return values().toString();
    }
}
