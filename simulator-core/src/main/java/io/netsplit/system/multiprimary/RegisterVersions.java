package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.MvRegister;
import io.netsplit.system.Values;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Multi-value registers: a write replaces what its node holds, and of concurrent ones all are read. */
final class RegisterVersions implements Versions<MvRegister<Object>> {
    private final Settings settings;
    private final int self;

    RegisterVersions(Settings settings, int self) {
        this.settings = settings;
        this.self = self;
    }

    @Override
    public MvRegister<Object> empty() {
        return MvRegister.empty();
    }

    @Override
    public Change<MvRegister<Object>> change(MvRegister<Object> state, Request request, Dot update, long wallNs) {
        Values.Outcome outcome = Values.apply(settings.dataType(), shown(state), request);
        Object value = outcome.value();
        return outcome.changed() && value != null
                ? Change.of(state.write(self, value), outcome.output())
                : Change.nothing(outcome.output());
    }

    private static @Nullable Object shown(MvRegister<Object> state) {
        List<Object> values = state.values();
        if (values.isEmpty()) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : values;
    }

    @Override
    public @Nullable Object read(MvRegister<Object> state, Request request, long wallNs) {
        return shown(state);
    }

    @Override
    public void show(int object, MvRegister<Object> state, Map<Object, Object> contents, long wallNs) {
        Object value = shown(state);
        if (value != null) {
            contents.put((long) object, value);
        }
    }
}
