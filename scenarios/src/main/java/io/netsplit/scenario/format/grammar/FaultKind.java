package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Suggestions;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of the fault time line: exactly one verb, and what belongs to it. */
final class FaultKind implements Kind<FaultStep> {
    static final List<Verb> VERBS = FaultGrammar.verbs();

    static List<String> words() {
        return VERBS.stream().map(Verb::word).toList();
    }

    @Override
    public Optional<FaultStep> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping)) {
            reading.report(
                    ErrorCode.NS008,
                    node.span(),
                    "a fault is a mapping, not " + node.description(),
                    "as { at: 10s, crash: leader, for: 5s }");
            return Optional.empty();
        }
        List<Verb> verbs = VERBS.stream()
                .filter(verb -> mapping.entry(verb.word()).isPresent())
                .toList();
        if (verbs.size() == 1) {
            return verbs.get(0).section().read(mapping, reading);
        }
        reading.report(verbs.isEmpty() ? noVerb(mapping) : twoVerbs(mapping, verbs));
        return Optional.empty();
    }

    private static Diagnostic noVerb(YamlMapping mapping) {
        String help = "faults are " + String.join(", ", words());
        List<String> known = new ArrayList<>();
        VERBS.forEach(verb -> known.addAll(verb.section().fieldNames()));
        List<YamlMapping.Entry> unknown = mapping.entries().stream()
                .filter(entry -> !known.contains(entry.key()) && !entry.key().startsWith("x-"))
                .toList();
        if (unknown.isEmpty()) {
            return Diagnostic.of(ErrorCode.NS007, mapping.head(), "this step does not say which fault")
                    .withHelp(help);
        }
        YamlMapping.Entry meant = unknown.stream()
                .filter(entry -> Suggestions.nearest(entry.key(), words()).isPresent())
                .findFirst()
                .orElse(unknown.get(0));
        return Diagnostic.of(ErrorCode.NS012, meant.keySpan(), "unknown fault '" + meant.key() + "'")
                .suggesting(meant.key(), words())
                .withHelp(help);
    }

    private static Diagnostic twoVerbs(YamlMapping mapping, List<Verb> verbs) {
        YamlMapping.Entry first = mapping.entry(verbs.get(0).word()).orElseThrow();
        YamlMapping.Entry second = mapping.entry(verbs.get(1).word()).orElseThrow();
        boolean inOrder = first.keySpan().line() < second.keySpan().line()
                || (first.keySpan().line() == second.keySpan().line()
                        && first.keySpan().column() < second.keySpan().column());
        YamlMapping.Entry later = inOrder ? second : first;
        YamlMapping.Entry earlier = inOrder ? first : second;
        return Diagnostic.of(
                        ErrorCode.NS013,
                        later.keySpan(),
                        "a step does one thing, not '" + earlier.key() + "' and '" + later.key() + "'")
                .withRelated(earlier.keySpan(), "the other one")
                .withHelp("write two steps with the same 'at'");
    }

    @Override
    public String description() {
        return "a fault: one of " + String.join(", ", words());
    }

    @Override
    public Map<String, Object> schema() {
        List<Map<String, Object>> alternatives = new ArrayList<>();
        for (Verb verb : VERBS) {
            Map<String, Object> schema = Json.object(
                    "title", verb.word(), "description", verb.section().documentation() + ".");
            schema.putAll(verb.section().schema());
            boolean isEither = verb.length() == Verb.Length.LASTS || verb.length() == Verb.Length.MUST_LAST;
            if (isEither) {
                schema.put(
                        "oneOf",
                        List.of(Json.object("required", List.of("at")), Json.object("required", List.of("every"))));
            } else if (verb.length() == Verb.Length.MOMENT) {
                schema.put("required", List.of(verb.word(), "at"));
            }
            alternatives.add(schema);
        }
        return Json.object("oneOf", alternatives);
    }
}
