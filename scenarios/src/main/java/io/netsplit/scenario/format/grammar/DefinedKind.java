package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A kind that the schema defines once, under a name, and refers to. */
final class DefinedKind<T> implements Kind<T> {
    private final String name;
    private final Kind<T> kind;

    DefinedKind(String name, Kind<T> kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    Kind<T> kind() {
        return kind;
    }

    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        return kind.read(node, reading);
    }

    @Override
    public String description() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.reference(name);
    }
}
