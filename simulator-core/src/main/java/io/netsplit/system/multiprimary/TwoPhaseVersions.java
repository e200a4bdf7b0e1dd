package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.TwoPhaseSet;
import io.netsplit.history.Functions;
import io.netsplit.workload.Request;
import java.util.Map;
import java.util.Objects;

/** Sets from which an element, once removed, is gone for good. */
final class TwoPhaseVersions implements Versions<TwoPhaseSet<Long>> {
    @Override
    public TwoPhaseSet<Long> empty() {
        return TwoPhaseSet.empty();
    }

    @Override
    public Change<TwoPhaseSet<Long>> change(TwoPhaseSet<Long> state, Request request, Dot update, long wallNs) {
        Long element = (Long) Objects.requireNonNull(request.input());
        boolean there = state.contains(element);
        boolean add = request.function().equals(Functions.ADD);
        TwoPhaseSet<Long> delta = add ? state.add(element) : state.remove(element);
        return add || there ? Change.of(delta, add != there) : Change.nothing(false);
    }

    @Override
    public Object read(TwoPhaseSet<Long> state, Request request, long wallNs) {
        return state.elements();
    }

    @Override
    public void show(int object, TwoPhaseSet<Long> state, Map<Object, Object> contents, long wallNs) {
        contents.put((long) object, state.elements());
    }
}
