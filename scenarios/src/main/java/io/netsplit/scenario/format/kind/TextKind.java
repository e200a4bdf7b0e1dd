package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Optional;

/** Free text. */
final class TextKind extends ScalarKind<String> {
    private final int longest;

    TextKind(int longest) {
        super("text", Json.object("type", "string", "minLength", 1, "maxLength", longest));
        this.longest = longest;
    }

    @Override
    Optional<String> parse(YamlScalar scalar, Reading reading) {
        if (scalar.type() != YamlScalar.Type.STRING) {
            reading.report(Diagnostic.of(ErrorCode.NS008, scalar.span(), "expected text, not " + scalar.description())
                    .withLabel("did you mean '\"" + scalar.text() + "\"'?"));
            return Optional.empty();
        }
        String text = scalar.text().strip();
        if (text.isEmpty() || scalar.text().length() > longest) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS011,
                            scalar.span(),
                            "text of " + scalar.text().length() + " characters")
                    .withLabel("expected 1 to " + longest));
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
