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

/** The name of a variant of this scenario. */
final class VariantNameKind implements Kind<String> {
    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        List<String> variants = reading.names().variants();
        if (variants.contains(text)) {
            return Optional.of(text);
        }
        reading.report(Diagnostic.of(ErrorCode.NS022, node.span(), "no variant is called '" + text + "'")
                .suggesting(text, variants)
                .withHelp(
                        variants.isEmpty()
                                ? "this scenario has no variants"
                                : "this scenario has: " + String.join(", ", variants)));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "the name of a variant";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^" + NameKind.PATTERN + "$");
    }
}
