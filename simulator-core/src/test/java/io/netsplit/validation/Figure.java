package io.netsplit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A published or closed-form figure beside what the simulator gave.
 *
 * @param subject the case, as "150–155 ms"
 * @param quantity what was measured, with its unit, as "median (ms)"
 */
public record Figure(String subject, String quantity, double expected, double measured, Tolerance tolerance) {
    public void assertHolds() {
        assertThat(tolerance.allows(expected, measured))
                .as("%s, %s: expected %s within %s, measured %s", subject, quantity, expected, tolerance, measured)
                .isTrue();
    }

    String row() {
        return "| " + subject + " | " + quantity + " | " + digits(expected) + " | " + digits(measured) + " | "
                + tolerance.distance(expected, measured) + " | " + tolerance + " |\n";
    }

    /** Four significant digits, and no exponent. */
    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
