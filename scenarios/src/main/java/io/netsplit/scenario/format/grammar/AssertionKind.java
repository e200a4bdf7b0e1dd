package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One claim: exactly one kind of assertion. */
final class AssertionKind implements Kind<Assertion> {
    static List<String> words() {
        return AssertionGrammar.KINDS.stream().map(Section::name).toList();
    }

    @Override
    public Optional<Assertion> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping)) {
            reading.report(
                    ErrorCode.NS008,
                    node.span(),
                    "an assertion is a mapping, not " + node.description(),
                    "as { consistency: linearizable }");
            return Optional.empty();
        }
        List<Section<? extends Assertion>> kinds = AssertionGrammar.KINDS.stream()
                .filter(kind -> mapping.entry(kind.name()).isPresent())
                .toList();
        if (kinds.size() == 1) {
            return kinds.get(0).read(mapping, reading).map(assertion -> assertion);
        }
        reading.report(
                kinds.isEmpty()
                        ? none(mapping)
                        : several(mapping, kinds.get(0).name(), kinds.get(1).name()));
        return Optional.empty();
    }

    private static Diagnostic none(YamlMapping mapping) {
        String help = "assertions are " + String.join(", ", words());
        List<String> known = new ArrayList<>();
        AssertionGrammar.KINDS.forEach(kind -> known.addAll(kind.fieldNames()));
        Optional<YamlMapping.Entry> unknown = mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()) && !entry.key().startsWith("x-"))
                .findFirst();
        return unknown.map(entry -> Diagnostic.of(
                                ErrorCode.NS012, entry.keySpan(), "unknown assertion '" + entry.key() + "'")
                        .suggesting(entry.key(), words()))
                .orElse(Diagnostic.of(ErrorCode.NS007, mapping.head(), "this assertion does not say what holds"))
                .withHelp(help);
    }

    private static Diagnostic several(YamlMapping mapping, String first, String second) {
        return Diagnostic.of(
                        ErrorCode.NS013,
                        mapping.entry(second).orElseThrow().keySpan(),
                        "an assertion claims one thing, not '" + first + "' and '" + second + "'")
                .withRelated(mapping.entry(first).orElseThrow().keySpan(), "the other one");
    }

    @Override
    public String description() {
        return "an assertion: one of " + String.join(", ", words());
    }

    @Override
    public Map<String, Object> schema() {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        for (Section<? extends Assertion> kind : AssertionGrammar.KINDS) {
            Map<String, Object> schema = Json.object("title", kind.name(), "description", kind.documentation() + ".");
            schema.putAll(kind.schema());
            alternatives.add(schema);
        }
        return Json.object("oneOf", alternatives);
    }
}
