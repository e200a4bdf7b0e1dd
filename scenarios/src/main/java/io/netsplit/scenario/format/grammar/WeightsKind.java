package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whole numbers by name: { fast: 3, slow: 1 }. Which names there can be is looked at by who knows the servers. */
final class WeightsKind implements Kind<Map<String, Integer>> {
    private static final Kind<Integer> WEIGHT = Kinds.integer(1, 10_000);

    @Override
    public Optional<Map<String, Integer>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(ErrorCode.NS008, node.span(), "expected weights by name", "as { fast: 3, slow: 1 }");
            return Optional.empty();
        }
        long before = reading.errors();
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            WEIGHT.read(entry.value(), reading).ifPresent(weight -> weights.put(entry.key(), weight));
        }
        return reading.errors() == before ? Optional.of(Collections.unmodifiableMap(weights)) : Optional.empty();
    }

    @Override
    public String description() {
        return "weights by name, as { fast: 3, slow: 1 }";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "object", "minProperties", 1, "additionalProperties", WEIGHT.schema());
    }
}
