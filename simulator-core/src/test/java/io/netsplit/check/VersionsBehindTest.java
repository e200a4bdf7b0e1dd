package io.netsplit.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class VersionsBehindTest {
    private static final long MS = 1_000_000;

    private static HistoryBuilder threeWrites() {
        return new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(0, 20, 30, Functions.WRITE, 2L, null)
                .ok(0, 40, 50, Functions.WRITE, 3L, null);
    }

    @Test
    void readOfTheOldestOfThreeVersionsIsTwoBehind() {
        VersionsBehind found = VersionsBehind.of(
                threeWrites().ok(1, 60, 61, Functions.READ, null, 1L).build(), 0L);
        assertThat(found.reads().get(0).behind()).isEqualTo(2);
        assertThat(found.reads().get(0).sinceWriteNs()).isEqualTo(10 * MS);
        assertThat(found.within(2)).isZero();
        assertThat(found.within(3)).isEqualTo(1);
    }

    @Test
    void writeThatIsNotYetAcknowledgedDoesNotCount() {
        VersionsBehind found = VersionsBehind.of(
                threeWrites().ok(1, 45, 60, Functions.READ, null, 1L).build(), 0L);
        assertThat(found.reads().get(0).behind()).isEqualTo(1);
    }

    @Test
    void initialValueIsOlderThanAllAndNothingIsUnknownOfAnEmptyHistory() {
        History history = threeWrites()
                .ok(1, 60, 61, Functions.READ, null, 0L)
                .ok(1, 70, 71, Functions.READ, null, 3L)
                .build();
        VersionsBehind found = VersionsBehind.of(history, 0L);
        assertThat(found.reads()).extracting(VersionsBehind.Seen::behind).containsExactly(3, 0);
        assertThat(found.freshAfter(0, 15 * MS)).isZero();
        assertThat(found.freshAfter(15 * MS, 30 * MS)).isEqualTo(1);
        assertThat(VersionsBehind.of(History.of(java.util.List.of()), 0L).within(1))
                .isNaN();
    }

    @Test
    void readsAreVisibleFromTheTimeOnWithWhichEnoughOfThemAreFresh() {
        History history = new HistoryBuilder()
                .ok(0, 0, 10, Functions.WRITE, 1L, null)
                .ok(1, 12, 13, Functions.READ, null, 0L)
                .ok(1, 20, 21, Functions.READ, null, 0L)
                .ok(1, 30, 31, Functions.READ, null, 1L)
                .ok(1, 40, 41, Functions.READ, null, 1L)
                .build();
        VersionsBehind found = VersionsBehind.of(history, 0L);
        assertThat(found.visibleAfterNs(1)).isEqualTo(20 * MS);
        assertThat(found.visibleAfterNs(0.6)).isEqualTo(10 * MS);
        assertThat(found.visibleAfterNs(0.5)).isZero();
        assertThat(found.behind().meanNs()).isEqualTo(0.5);
        History early = history.invokedIn(0, 25 * MS);
        assertThat(VersionsBehind.of(history, 0L, early).visibleAfterNs(0.5))
                .isPositive()
                .isInfinite();
        assertThat(VersionsBehind.of(early.withFunction(Functions.WRITE), 0L).visibleAfterNs(0.5))
                .isNaN();
    }

    /** PBS, equation 2: with one of N replicas asked at random, each version reaches 1/N of the reads. */
    @Test
    void independentReplicasShowTheGeometricLawOfThePaper() {
        int replicas = 3;
        int versions = 30_000;
        Prng random = Prng.of(1, "pbs");
        long[] holds = new long[replicas];
        HistoryBuilder history = new HistoryBuilder();
        for (int version = 1; version <= versions; version++) {
            history.ok(0, 10L * version, 10L * version + 1, Functions.WRITE, (long) version, null);
            holds[random.nextInt(replicas)] = version;
            long seen = holds[random.nextInt(replicas)];
            history.ok(1, 10L * version + 5, 10L * version + 6, Functions.READ, null, seen);
        }
        VersionsBehind found = VersionsBehind.of(history.build(), 0L);
        for (int k : new int[] {1, 2, 3, 5, 10}) {
            double expected = 1 - StrictMath.pow(2.0 / 3, k);
            assertThat(found.within(k)).as("k = %d", k).isBetween(expected - 0.01, expected + 0.01);
        }
    }
}
