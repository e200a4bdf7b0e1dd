package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.OrSet;
import io.netsplit.history.Functions;
import io.netsplit.workload.Request;
import java.util.Map;
import java.util.Objects;

/** Observed-remove sets: an add wins over a concurrent removal. */
final class SetVersions implements Versions<OrSet<Long>> {
    private final Settings settings;
    private final int self;

    SetVersions(Settings settings, int self) {
        this.settings = settings;
        this.self = self;
    }

    @Override
    public OrSet<Long> empty() {
        return OrSet.empty();
    }

    @Override
    public Change<OrSet<Long>> change(OrSet<Long> state, Request request, Dot update, long wallNs) {
        Long element = (Long) Objects.requireNonNull(request.input());
        boolean there = state.contains(element);
        boolean add = request.function().equals(Functions.ADD);
        if (!add && !there) {
            return Change.nothing(false);
        }
        return Change.of(add ? state.add(self, element) : state.remove(element), add != there);
    }

    @Override
    public OrSet<Long> shipped(OrSet<Long> payload) {
        return settings.causalContext() ? payload : payload.withoutContext();
    }

    @Override
    public Object read(OrSet<Long> state, Request request, long wallNs) {
        return state.elements();
    }

    @Override
    public void show(int object, OrSet<Long> state, Map<Object, Object> contents, long wallNs) {
        contents.put((long) object, state.elements());
    }
}
