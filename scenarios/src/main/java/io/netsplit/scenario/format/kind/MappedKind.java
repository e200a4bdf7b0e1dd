package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A kind whose value becomes another one. */
public final class MappedKind<S, T> implements Kind<T> {
    private final Kind<S> kind;
    private final Function<S, T> function;

    public MappedKind(Kind<S> kind, Function<S, T> function) {
        this.kind = kind;
        this.function = function;
    }

    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        return kind.read(node, reading).map(function);
    }

    @Override
    public String description() {
        return kind.description();
    }

    @Override
    public Map<String, Object> schema() {
        return kind.schema();
    }

    @Override
    public Map<String, Object> patchSchema() {
        return kind.patchSchema();
    }
}
