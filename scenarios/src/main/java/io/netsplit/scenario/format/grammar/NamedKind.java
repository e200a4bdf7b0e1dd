package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things by their names, in the order of the file. */
final class NamedKind<T> implements Kind<Map<String, T>> {
    private final String what;
    private final Kind<T> each;

    /** @param what in the plural: "services" */
    NamedKind(String what, Kind<T> each) {
        this.what = what;
        this.each = each;
    }

    @Override
    public Optional<Map<String, T>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(ErrorCode.NS008, node.span(), "expected " + what + " by name", "as { db: { … } }");
            return Optional.empty();
        }
        long before = reading.errors();
        Map<String, T> found = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            each.read(entry.value(), reading).ifPresent(value -> found.put(entry.key(), value));
        }
        return reading.errors() == before ? Optional.of(Collections.unmodifiableMap(found)) : Optional.empty();
    }

    @Override
    public String description() {
        return what + " by name, each " + each.description();
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "object", "minProperties", 1, "additionalProperties", each.schema());
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.object(
                "type",
                "object",
                "additionalProperties",
                Json.anyOf(List.of(each.patchSchema(), Json.object("type", "null"))));
    }
}
