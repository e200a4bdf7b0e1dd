package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One of the words that an option of a protocol takes. */
public final class ChoiceKind extends ScalarKind<String> {
    private final String name;
    private final List<String> choices;

    public ChoiceKind(String name, List<String> choices) {
        super("one of " + String.join(", ", choices), Json.object("enum", written(choices)));
        this.name = name;
        this.choices = choices;
    }

    /** In YAML and JSON, true and false are no text. */
    private static List<Object> written(List<String> choices) {
        List<Object> written = new ArrayList<>();
        for (String choice : choices) {
            boolean isFlag = choice.equals("true") || choice.equals("false");
            written.add(isFlag ? (Object) Boolean.valueOf(choice) : choice);
        }
        return written;
    }

    @Override
    Optional<String> parse(YamlScalar scalar, Reading reading) {
        if (choices.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        reading.report(Diagnostic.of(
                        ErrorCode.NS012, scalar.span(), "'" + scalar.text() + "' is not a choice of '" + name + "'")
                .suggesting(scalar.text(), choices)
                .withHelp("choose from " + String.join(", ", choices)));
        return Optional.empty();
    }
}
