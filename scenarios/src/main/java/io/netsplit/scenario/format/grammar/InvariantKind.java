package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.system.SystemUnderTest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The name of an invariant, of any protocol: whether it is the right protocol's is looked at for each variant. */
final class InvariantKind implements Kind<String> {
    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        Set<String> all = all(reading.names().systems());
        if (all.contains(text)) {
            return Optional.of(text);
        }
        reading.report(Diagnostic.of(ErrorCode.NS012, node.span(), "no invariant is called '" + text + "'")
                .suggesting(text, all)
                .withHelp("invariants are " + String.join(", ", all)));
        return Optional.empty();
    }

    /** Those of these protocols, and those that every system can be held to. */
    static Set<String> all(List<? extends SystemUnderTest> systems) {
        Set<String> names = new LinkedHashSet<>();
        systems.forEach(system -> names.addAll(system.invariantNames()));
        names.addAll(Word.words(CommonInvariant.values()));
        return names;
    }

    @Override
    public String description() {
        return "the name of an invariant";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.reference("invariant");
    }
}
