package io.netsplit.traffic.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.random.Prng;
import org.junit.jupiter.api.Test;

class PopularityTest {
    private static int[] counts(Popularity popularity, long atNs) {
        Prng random = Prng.of(1, "keys");
        int[] counts = new int[popularity.ranks()];
        for (int i = 0; i < 100_000; i++) {
            counts[popularity.sample(random, atNs)]++;
        }
        return counts;
    }

    @Test
    void aHotKeyGetsItsShareAndTheOthersTheRest() {
        int[] counts = counts(new Popularity.HotSpot(11, 1, 0.5, 0), 7);
        assertThat(counts[0]).isBetween(49_000, 51_000);
        for (int key = 1; key < 11; key++) {
            assertThat(counts[key]).isBetween(4_600, 5_400);
        }
    }

    @Test
    void aSpotMovesByItsOwnWidthAndComesRound() {
        Popularity moving = new Popularity.HotSpot(10, 2, 1, 100);
        assertThat(counts(moving, 99)[0] + counts(moving, 99)[1]).isEqualTo(100_000);
        assertThat(counts(moving, 100)[2] + counts(moving, 100)[3]).isEqualTo(100_000);
        assertThat(counts(moving, 500)[0] + counts(moving, 500)[1]).isEqualTo(100_000);
    }

    @Test
    void aSpotIsNotLargerThanAllKeys() {
        assertThatThrownBy(() -> new Popularity.HotSpot(3, 4, 0.5, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
