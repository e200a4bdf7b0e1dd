package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An amount in the unit of a metric that stands elsewhere. */
final class AmountKind implements Kind<String> {
    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            return Optional.of(scalar.text());
        }
        reading.report(ErrorCode.NS008, node.span(), "expected an amount, not " + node.description(), "");
        return Optional.empty();
    }

    @Override
    public String description() {
        return "an amount in the metric's unit";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", List.of("string", "number"));
    }
}
