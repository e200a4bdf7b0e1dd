package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** A value that is read later. */
final class RawKind implements Kind<YamlNode> {
    private final String definition;
    private final String description;

    RawKind(String definition, String description) {
        this.definition = definition;
        this.description = description;
    }

    @Override
    public Optional<YamlNode> read(YamlNode node, Reading reading) {
        return Optional.of(node);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.reference(definition);
    }
}
