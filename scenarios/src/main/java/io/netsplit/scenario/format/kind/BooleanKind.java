package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** True or false; not yes, no, on or off. */
final class BooleanKind extends ScalarKind<Boolean> {
    private static final List<String> YES = List.of("yes", "on", "True", "TRUE");
    private static final List<String> NO = List.of("no", "off", "False", "FALSE");

    BooleanKind() {
        super("true or false", Json.object("type", "boolean"));
    }

    @Override
    Optional<Boolean> parse(YamlScalar scalar, Reading reading) {
        boolean isPlain = scalar.type() == YamlScalar.Type.BOOLEAN;
        if (isPlain && (scalar.text().equals("true") || scalar.text().equals("false"))) {
            return Optional.of(scalar.text().equals("true"));
        }
        Diagnostic diagnostic =
                Diagnostic.of(ErrorCode.NS008, scalar.span(), "expected true or false, not '" + scalar.text() + "'");
        String meant = YES.contains(scalar.text()) ? "true" : NO.contains(scalar.text()) ? "false" : "";
        reading.report(meant.isEmpty() ? diagnostic : diagnostic.withLabel("did you mean '" + meant + "'?"));
        return Optional.empty();
    }
}
