package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Map;
import java.util.Optional;

/** A kind that is written as a single value. */
abstract class ScalarKind<T> implements Kind<T> {
    private final String description;
    private final Map<String, Object> schema;

    ScalarKind(String description, Map<String, Object> schema) {
        this.description = description;
        this.schema = schema;
    }

    abstract Optional<T> parse(YamlScalar scalar, Reading reading);

    @Override
    public final Optional<T> read(YamlNode node, Reading reading) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            return parse(scalar, reading);
        }
        String found = node instanceof YamlScalar ? "but there is nothing" : "not " + node.description();
        reading.report(ErrorCode.NS008, node.span(), "expected " + description + ", " + found, "");
        return Optional.empty();
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Map<String, Object> schema() {
        return schema;
    }
}
