package io.netsplit.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PrngTest {
    /** From the state 1, 2, 3, 4: the reference code of Blackman and Vigna; the first two are easily checked by hand. */
    @Test
    void drawsTheOutputsOfTheReferenceImplementation() {
        Prng random = new Prng(1, 2, 3, 4);
        long[] expected = {
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"),
            Long.parseUnsignedLong("9973669472204895162"),
            Long.parseUnsignedLong("14011001112246962877"),
            Long.parseUnsignedLong("12406186145184390807"),
            Long.parseUnsignedLong("15849039046786891736"),
            Long.parseUnsignedLong("10450023813501588000")
        };
        for (long value : expected) {
            assertThat(random.nextLong()).isEqualTo(value);
        }
    }

    @Test
    void streamsDifferByNameAndBySeed() {
        long first = Prng.of(1, "network").nextLong();
        assertThat(Prng.of(1, "network").nextLong()).isEqualTo(first);
        assertThat(Prng.of(1, "clock").nextLong()).isNotEqualTo(first);
        assertThat(Prng.of(2, "network").nextLong()).isNotEqualTo(first);
    }

    @Test
    void aForkDependsOnTheNameAndNotOnWhatWasDrawn() {
        Prng fresh = Prng.of(5, "workload");
        Prng used = Prng.of(5, "workload");
        for (int i = 0; i < 100; i++) {
            used.nextLong();
            used.fork("other" + i);
        }
        assertThat(used.fork("c3").nextLong()).isEqualTo(fresh.fork("c3").nextLong());
        assertThat(fresh.fork("c4").nextLong()).isNotEqualTo(fresh.fork("c3").nextLong());
    }

    @Test
    void boundedDrawsAreUniform() {
        Prng random = Prng.of(3, "test");
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    @Test
    void hugeBoundsAreUnbiasedToo() {
        Prng random = Prng.of(3, "test");
        long bound = 3L << 61;
        assertThat(bound).isPositive();
        int low = 0;
        for (int i = 0; i < 30_000; i++) {
            long draw = random.nextLong(bound);
            assertThat(draw).isBetween(0L, bound - 1);
            low += draw < 1L << 61 ? 1 : 0;
        }
        assertThat(low).isBetween(9_500, 10_500);
    }

    @Test
    void betweenIncludesBothEnds() {
        Prng random = Prng.of(3, "test");
        boolean[] seen = new boolean[3];
        for (int i = 0; i < 100; i++) {
            seen[(int) random.between(5, 7) - 5] = true;
        }
        assertThat(seen).containsOnly(true);
        assertThat(random.between(4, 4)).isEqualTo(4);
        assertThatThrownBy(() -> random.between(5, 4)).hasMessageContaining("from 5 to 4");
        assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("bound must be positive");
    }

    @Test
    void chanceMeetsItsProbability() {
        Prng random = Prng.of(3, "test");
        int hits = 0;
        for (int i = 0; i < 100_000; i++) {
            hits += random.chance(0.02) ? 1 : 0;
        }
        assertThat(hits).isBetween(1_850, 2_150);
        assertThat(random.chance(0)).isFalse();
        assertThat(random.chance(1)).isTrue();
    }

    @Test
    void theNormalsTailIsNeitherThinNorThick() {
        Prng random = Prng.of(3, "test");
        int draws = 2_000_000;
        int beyond = 0;
        double fourth = 0;
        for (int i = 0; i < draws; i++) {
            double x = random.nextGaussian();
            beyond += x > 3.7 || x < -3.7 ? 1 : 0;
            fourth += x * x * x * x;
        }
        double expected = 2 * StandardNormal.cdf(-3.7) * draws;
        assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
        assertThat(fourth / draws).isCloseTo(3, within(0.05));
    }

    @Test
    void theExponentialsTailIsNeitherThinNorThick() {
        Prng random = Prng.of(3, "test");
        int draws = 2_000_000;
        int beyond = 0;
        for (int i = 0; i < draws; i++) {
            beyond += random.nextExponential() > 8 ? 1 : 0;
        }
        double expected = StrictMath.exp(-8) * draws;
        assertThat((double) beyond).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }
}
