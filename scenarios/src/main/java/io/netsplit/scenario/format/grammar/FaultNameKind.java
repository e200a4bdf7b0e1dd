package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.NameKind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of a fault of this scenario. */
final class FaultNameKind implements Kind<String> {
    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        List<String> faults = reading.names().faults();
        if (faults.contains(text)) {
            return Optional.of(text);
        }
        reading.report(Diagnostic.of(ErrorCode.NS021, node.span(), "no fault is called '" + text + "'")
                .suggesting(text, faults)
                .withHelp(
                        faults.isEmpty()
                                ? "no fault of this scenario has a name; give it one with 'name'"
                                : "this scenario has: " + String.join(", ", faults)));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "the name of a fault";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^" + NameKind.PATTERN + "$");
    }
}
