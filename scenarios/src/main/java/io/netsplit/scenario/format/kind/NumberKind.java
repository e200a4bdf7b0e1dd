package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Optional;

/** A number within bounds. */
final class NumberKind extends ScalarKind<Double> {
    private final double min;
    private final double max;

    NumberKind(double min, double max) {
        super(
                "a number from " + plain(min) + " to " + plain(max),
                Json.object(
                        "type",
                        "number",
                        "minimum",
                        new BigDecimal(plain(min)),
                        "maximum",
                        new BigDecimal(plain(max))));
        this.min = min;
        this.max = max;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    @Override
    Optional<Double> parse(YamlScalar scalar, Reading reading) {
        if (!scalar.isNumber() || !scalar.text().matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
            reading.report(
                    ErrorCode.NS008, scalar.span(), "expected " + description() + ", not '" + scalar.text() + "'", "");
            return Optional.empty();
        }
        double value = Double.parseDouble(scalar.text());
        if (!(value >= min && value <= max)) {
            reading.report(Diagnostic.of(ErrorCode.NS011, scalar.span(), "'" + scalar.text() + "' is out of range")
                    .withLabel("expected " + plain(min) + " to " + plain(max)));
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
