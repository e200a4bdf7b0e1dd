package io.netsplit.system.multiprimary;

import io.netsplit.causality.Dot;
import io.netsplit.crdt.Rga;
import io.netsplit.history.Functions;
import io.netsplit.workload.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A sequence under each key: append puts an element behind all that the node sees, delete removes what it sees. */
final class SequenceVersions implements Versions<Rga<Object>> {
    private final int self;

    SequenceVersions(int self) {
        this.self = self;
    }

    @Override
    public Rga<Object> empty() {
        return Rga.empty();
    }

    @Override
    public Change<Rga<Object>> change(Rga<Object> state, Request request, Dot update, long wallNs) {
        return switch (request.function()) {
            case Functions.APPEND -> Change.of(state.append(self, Objects.requireNonNull(request.input())), null);
            case Functions.DELETE -> {
                boolean there = !state.elements().isEmpty();
                yield there ? Change.of(state.clear(), true) : Change.nothing(false);
            }
            default -> Change.refusal();
        };
    }

    @Override
    public @Nullable Object read(Rga<Object> state, Request request, long wallNs) {
        List<Object> elements = state.elements();
        return elements.isEmpty() ? null : elements;
    }

    @Override
    public void show(int object, Rga<Object> state, Map<Object, Object> contents, long wallNs) {
        List<Object> elements = state.elements();
        if (!elements.isEmpty()) {
            contents.put((long) object, elements);
        }
    }
}
