package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.system.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A duration, or off. */
final class OffKind implements Kind<Object> {
    private static final String OFF = "off";

    private final Kind<Long> duration;

    OffKind(Kind<Long> duration) {
        this.duration = duration;
    }

    @Override
    public Optional<Object> read(YamlNode node, Reading reading) {
        if (node instanceof YamlScalar scalar && scalar.text().equals(OFF)) {
            return Optional.of(OptionValues.OFF);
        }
        return duration.read(node, reading).map(ns -> ns);
    }

    @Override
    public String description() {
        return duration.description() + ", or off";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("anyOf", List.of(duration.schema(), Json.object("enum", List.of(OFF, false))));
    }
}
