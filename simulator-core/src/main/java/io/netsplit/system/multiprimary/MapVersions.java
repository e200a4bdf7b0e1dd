package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.AddWinsMap;
import io.netsplit.history.Functions;
import io.netsplit.system.Values;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The whole store is one add-wins map: a put wins over a concurrent delete, and of concurrent puts all are read. */
final class MapVersions implements Versions<AddWinsMap<Long, Object>> {
    private static final int THE_MAP = 0;

    private final Settings settings;
    private final int self;

    MapVersions(Settings settings, int self) {
        this.settings = settings;
        this.self = self;
    }

    @Override
    public AddWinsMap<Long, Object> empty() {
        return AddWinsMap.empty();
    }

    @Override
    public int object(Request request) {
        return THE_MAP;
    }

    @Override
    public Change<AddWinsMap<Long, Object>> change(
            AddWinsMap<Long, Object> state, Request request, Dot update, long wallNs) {
        long key = request.key();
        List<Object> values = state.values(key);
        if (request.function().equals(Functions.APPEND) && values.size() > 1) {
            return Change.refusal();
        }
        Values.Outcome outcome = Values.apply(DataType.KV, shown(values), request);
        if (!outcome.changed()) {
            return Change.nothing(outcome.output());
        }
        AddWinsMap<Long, Object> delta = request.function().equals(Functions.DELETE)
                ? state.remove(key)
                : state.put(self, key, Objects.requireNonNull(outcome.value()));
        return Change.of(delta, outcome.output());
    }

    @Override
    public AddWinsMap<Long, Object> shipped(AddWinsMap<Long, Object> payload) {
        return settings.causalContext() ? payload : payload.withoutContext();
    }

    private static @Nullable Object shown(List<Object> values) {
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    public @Nullable Object read(AddWinsMap<Long, Object> state, Request request, long wallNs) {
        return shown(state.values((long) request.key()));
    }

    @Override
    public void show(int object, AddWinsMap<Long, Object> state, Map<Object, Object> contents, long wallNs) {
        for (Long key : state.keys()) {
            contents.put(key, Objects.requireNonNull(shown(state.values(key))));
        }
    }
}
