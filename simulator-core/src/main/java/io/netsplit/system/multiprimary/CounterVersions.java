package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.PnCounter;
import io.netsplit.workload.Request;
import java.util.Map;
import java.util.Objects;

/** Counters: an increment is never lost, because every node counts its own. */
final class CounterVersions implements Versions<PnCounter> {
    private static final int SHARED = 0;

    private final int entry;
    private final boolean shrinks;

    /** A G-counter is a PN-counter from which nothing is ever taken. */
    CounterVersions(Settings settings, int self, boolean shrinks) {
        this.entry = settings.dots() ? self : SHARED;
        this.shrinks = shrinks;
    }

    @Override
    public PnCounter empty() {
        return PnCounter.ZERO;
    }

    @Override
    public Change<PnCounter> change(PnCounter state, Request request, Dot update, long wallNs) {
        long amount = (Long) Objects.requireNonNull(request.input());
        if (amount < 0 && !shrinks) {
            return Change.refusal();
        }
        return Change.of(state.add(entry, amount), null);
    }

    @Override
    public Object read(PnCounter state, Request request, long wallNs) {
        return state.value();
    }

    @Override
    public void show(int object, PnCounter state, Map<Object, Object> contents, long wallNs) {
        contents.put((long) object, state.value());
    }
}
