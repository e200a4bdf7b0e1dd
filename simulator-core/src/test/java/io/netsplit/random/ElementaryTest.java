package io.netsplit.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElementaryTest {
    @Test
    void exponentialIsWithinTwoUnitsInTheLastPlace() {
        Prng random = Prng.of(1, "test");
        for (int i = 0; i < 300_000; i++) {
            double x = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 4 : 1400);
            double exact = StrictMath.exp(x);
            assertThat(Math.abs(Elementary.exp(x) - exact)).as("exp(%s)", x).isLessThanOrEqualTo(2 * Math.ulp(exact));
        }
    }

    @Test
    void logarithmKeepsItsErrorBound() {
        Prng random = Prng.of(1, "test");
        for (int i = 0; i < 300_000; i++) {
            double x =
                    i % 2 == 0 ? random.nextDouble() * 2 + 1e-300 : Elementary.exp((random.nextDouble() - 0.5) * 1400);
            double exact = StrictMath.log(x);
            double bound = 3e-16 * (1 + Math.abs(exact));
            assertThat(Math.abs(Elementary.log(x) - exact)).as("log(%s)", x).isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void edgesAreThoseOfStrictMath() {
        for (double x : new double[] {-800, -745.2, -708, 0, 709, 709.7, 710, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThat(Elementary.exp(x)).isEqualTo((Double) StrictMath.exp(x));
        }
        for (double x : new double[] {0, -1, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(Elementary.log(x)).isEqualTo((Double) StrictMath.log(x));
        }
    }
}
