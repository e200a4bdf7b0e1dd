package io.netsplit.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipfTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.99, 0.9999999, 1, 1.0000001, 1.2, 2, 5})
    void frequenciesFollowThePowerLaw(double skew) {
        int n = 50;
        int draws = 200_000;
        double total = 0;
        for (int k = 1; k <= n; k++) {
            total += StrictMath.pow(k, -skew);
        }
        Zipf zipf = new Zipf(n, skew);
        Prng random = Prng.of(9, "test");
        int[] counts = new int[n];
        for (int i = 0; i < draws; i++) {
            counts[zipf.sample(random)]++;
        }
        double chiSquare = 0;
        int cells = 0;
        for (int k = 1; k <= n; k++) {
            double expected = draws * StrictMath.pow(k, -skew) / total;
            if (expected >= 5) {
                chiSquare += (counts[k - 1] - expected) * (counts[k - 1] - expected) / expected;
                cells++;
            }
        }
        // Mean cells - 1, standard deviation sqrt(2 (cells - 1)): four of them, with room for the tail's skewness.
        assertThat(chiSquare).isLessThan(cells - 1 + 4.5 * Math.sqrt(2.0 * cells) + 3);
    }

    @Test
    void oneRankIsAlwaysZero() {
        Zipf zipf = new Zipf(1, 1.1);
        Prng random = Prng.of(9, "test");
        for (int i = 0; i < 100; i++) {
            assertThat(zipf.sample(random)).isZero();
        }
    }

    @Test
    void ranksStayInRangeForHugeNumbers() {
        for (double skew : new double[] {0, 0.3, 1, 3}) {
            Zipf zipf = new Zipf(Integer.MAX_VALUE, skew);
            Prng random = Prng.of(9, "test");
            for (int i = 0; i < 20_000; i++) {
                assertThat(zipf.sample(random)).isBetween(0, Integer.MAX_VALUE - 1);
            }
        }
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> new Zipf(0, 1)).hasMessageContaining("at least 1 rank");
        assertThatThrownBy(() -> new Zipf(5, -1)).hasMessageContaining("skew");
    }
}
