package io.netsplit.cluster.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** The arithmetic of drift, against exact numbers. */
class OscillatorTest {
    private static final long HOUR = 3_600_000_000_000L;

    @Test
    void clockAfterManyChangesOfDriftShowsTheExactSum() {
        Prng random = Prng.of(1, "oscillator");
        Oscillator clock = new Oscillator();
        BigInteger millionths = BigInteger.ZERO;
        long now = 0;
        long ppm = 0;
        for (int i = 0; i < 10_000; i++) {
            long elapsed = random.nextLong(HOUR);
            millionths = millionths.add(BigInteger.valueOf(elapsed).multiply(BigInteger.valueOf(1_000_000 + ppm)));
            now += elapsed;
            assertThat(clock.read(now))
                    .isEqualTo(millionths.divide(BigInteger.valueOf(1_000_000)).longValueExact());
            ppm = random.between(-500_000, 1_000_000);
            clock.setPpm(now, ppm);
        }
    }

    @Test
    void waitIsTheShortestAfterWhichTheTargetIsReached() {
        Prng random = Prng.of(2, "oscillator");
        Oscillator clock = new Oscillator();
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            now += random.nextLong(HOUR);
            clock.setPpm(now, i % 10 == 0 ? 0 : random.between(-900_000, 1_000_000));
            long later = now + random.nextLong(HOUR);
            long target = clock.read(later) + 1 + random.nextLong(HOUR);
            long wait = clock.untilNs(later, target);
            assertThat(clock.read(later + wait)).isGreaterThanOrEqualTo(target);
            assertThat(clock.read(later + wait - 1)).isLessThan(target);
            now = later;
        }
    }

    @Test
    void targetThatHasPassedIsReachedAtOnce() {
        Oscillator clock = new Oscillator();
        clock.setPpm(0, 100);
        assertThat(clock.untilNs(HOUR, 5)).isZero();
    }

    @Test
    void clockNeverStandsStillOrRunsBackwards() {
        assertThatThrownBy(() -> new Oscillator().setPpm(0, -1_000_000))
                .hasMessage("a clock cannot drift by -1000000 ppm");
    }
}
