package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** A number with a unit, within bounds. */
final class QuantityKind<T> extends ScalarKind<T> {
    private final Quantity quantity;
    private final Bounds bounds;
    private final Function<BigDecimal, T> convert;

    /**
     * @param min smallest value in the base unit
     * @param max largest value in the base unit
     * @param excludesMin true where the smallest itself is not allowed
     * @param expected for people: "more than 0"
     */
    record Bounds(BigDecimal min, BigDecimal max, boolean excludesMin, String expected) {
        boolean admit(BigDecimal value) {
            int low = value.compareTo(min);
            return (low > 0 || (low == 0 && !excludesMin)) && value.compareTo(max) <= 0;
        }
    }

    QuantityKind(Quantity quantity, Bounds bounds, String description, Function<BigDecimal, T> convert) {
        super(description, Json.pattern(sign(bounds) + quantity.regex(), description));
        this.quantity = quantity;
        this.bounds = bounds;
        this.convert = convert;
    }

    private static String sign(Bounds bounds) {
        return bounds.min().signum() < 0 ? "[+-]?" : "";
    }

    @Override
    Optional<T> parse(YamlScalar scalar, Reading reading) {
        Optional<BigDecimal> value = quantity.read(scalar.text(), scalar.span(), reading);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!bounds.admit(value.get())) {
            reading.report(Diagnostic.of(ErrorCode.NS011, scalar.span(), "'" + scalar.text() + "' is out of range")
                    .withLabel("expected " + bounds.expected()));
            return Optional.empty();
        }
        return Optional.of(convert.apply(value.get()));
    }
}
