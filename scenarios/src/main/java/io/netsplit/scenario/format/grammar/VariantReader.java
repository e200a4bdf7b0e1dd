package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.NameKind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code variants}: named merge patches. */
final class VariantReader {
    private static final int MOST = 1000;

    static final Field<Boolean> CANARY = Field.optional(
            "canary", Kinds.BOOLEAN, "false", "Broken on purpose: only assertions that name this variant apply to it");

    private VariantReader() {}

    static List<FileReader.Changed> variants(YamlMapping root, Reading reading) {
        Optional<YamlNode> node = root.get("variants");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(
                    ErrorCode.NS008,
                    node.get().span(),
                    "expected variants by name",
                    "as { fast: { run: { duration: 5s } } }");
            return List.of();
        }
        if (mapping.entries().size() > MOST) {
            reading.report(ErrorCode.NS005, mapping.head(), "more than " + MOST + " variants", "");
            return List.of();
        }
        List<FileReader.Changed> variants = new ArrayList<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            read(entry, reading).ifPresent(variants::add);
        }
        return variants;
    }

    private static Optional<FileReader.Changed> read(YamlMapping.Entry entry, Reading reading) {
        NameKind.check(new YamlScalar(entry.key(), YamlScalar.Type.STRING, entry.keySpan()), reading);
        if (!(entry.value() instanceof YamlMapping patch)) {
            reading.report(
                    ErrorCode.NS008,
                    entry.value().span(),
                    "a variant is a mapping of changes, not " + entry.value().description(),
                    "{} changes nothing");
            return Optional.empty();
        }
        boolean canary = patch.get(CANARY.name())
                .flatMap(value -> CANARY.kind().read(value, reading))
                .orElse(false);
        YamlMapping changes = patch.without(CANARY.name());
        checkFields(changes, reading);
        return Optional.of(new FileReader.Changed(entry.key(), canary, FileReader.body(changes), entry.keySpan()));
    }

    private static void checkFields(YamlMapping changes, Reading reading) {
        List<String> fields =
                new ArrayList<>(FileGrammar.BODY.stream().map(f -> f.name()).toList());
        fields.add(CANARY.name());
        for (YamlMapping.Entry change : changes.entries()) {
            if (!fields.contains(change.key()) && !change.key().startsWith("x-")) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS006, change.keySpan(), "a variant has no field '" + change.key() + "'")
                        .suggesting(change.key(), fields)
                        .withHelp("a variant can change " + String.join(", ", fields)));
            }
        }
        changes.mapping("run")
                .flatMap(run -> run.entry("seeds"))
                .ifPresent(seeds -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                seeds.keySpan(),
                                "all variants share their seeds, so that they can be compared")
                        .withHelp("set 'seeds' in the section 'run' of the file")));
    }
}
