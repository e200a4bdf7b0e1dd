package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.NameKind;
import io.netsplit.scenario.format.kind.Names;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The name of something that this scenario defines. */
final class DefinedNameKind implements Kind<String> {
    /** Of a fault. */
    static final Kind<String> FAULT = new DefinedNameKind(
            "fault", Names::faults, ErrorCode.NS021, "no fault of this scenario has a name; give it one with 'name'");

    /** Of a variant. */
    static final Kind<String> VARIANT =
            new DefinedNameKind("variant", Names::variants, ErrorCode.NS022, "this scenario has no variants");

    private final String what;
    private final Function<Names, List<String>> defined;
    private final ErrorCode unknown;
    private final String helpWithoutAny;

    private DefinedNameKind(
            String what, Function<Names, List<String>> defined, ErrorCode unknown, String helpWithoutAny) {
        this.what = what;
        this.defined = defined;
        this.unknown = unknown;
        this.helpWithoutAny = helpWithoutAny;
    }

    @Override
    public Optional<String> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        List<String> names = defined.apply(reading.names());
        if (names.contains(text)) {
            return Optional.of(text);
        }
        reading.report(Diagnostic.of(unknown, node.span(), "no " + what + " is called '" + text + "'")
                .suggesting(text, names)
                .withHelp(names.isEmpty() ? helpWithoutAny : "this scenario has: " + String.join(", ", names)));
        return Optional.empty();
    }

    @Override
    public String description() {
        return "the name of a " + what;
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "pattern", "^" + NameKind.PATTERN + "$");
    }
}
