package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.Optional;

/** A whole number within bounds. */
final class IntegerKind extends ScalarKind<Integer> {
    private final int min;
    private final int max;

    IntegerKind(int min, int max) {
        super(
                max == Integer.MAX_VALUE && min == 0 ? "a whole number" : "a whole number from " + min + " to " + max,
                Json.object("type", "integer", "minimum", min, "maximum", max));
        this.min = min;
        this.max = max;
    }

    @Override
    Optional<Integer> parse(YamlScalar scalar, Reading reading) {
        if (scalar.type() != YamlScalar.Type.INTEGER || !scalar.text().matches("[+-]?[0-9]+")) {
            reading.report(
                    ErrorCode.NS008, scalar.span(), "expected " + description() + ", not '" + scalar.text() + "'", "");
            return Optional.empty();
        }
        BigInteger value = new BigInteger(scalar.text());
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            reading.report(Diagnostic.of(ErrorCode.NS011, scalar.span(), "'" + scalar.text() + "' is out of range")
                    .withLabel("expected " + min + " to " + max));
            return Optional.empty();
        }
        return Optional.of(value.intValue());
    }
}
