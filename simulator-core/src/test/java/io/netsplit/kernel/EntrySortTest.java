package io.netsplit.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.random.Prng;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class EntrySortTest {
    private final EntrySort sort = new EntrySort();
    private final long[] sorted = new long[2 * EntrySort.MOST_SORTED];

    @Test
    void distributionSortsByTimeAndThenByKey() {
        for (int width = 5; width < 60; width++) {
            for (int count = 1; count <= EntrySort.MOST_SORTED; count += 17) {
                long[][] expected = fill(width, count, 1);
                if (sort.distribute(sorted, count, 1000, width)) {
                    assertSorted(expected, "width " + width + ", count " + count);
                } else {
                    assertThat(width)
                            .as("only few instants can be crowded by %d entries", count)
                            .isLessThan(8);
                }
            }
        }
    }

    @Test
    void rankSortsByTimeAndThenByKey() {
        for (int width = 0; width < 60; width++) {
            for (int count = 1; count <= EntrySort.MOST_RANKED; count++) {
                long[][] expected = fill(width, count, 1);
                sort.rank(sorted, count);
                assertSorted(expected, "width " + width + ", count " + count);
            }
        }
    }

    @Test
    void distributionRefusesEntriesThatAreNearlyOfOneTime() {
        int count = EntrySort.MOST_SORTED;
        fill(40, count, 1L << 30);
        assertThat(sort.distribute(sorted, count, 1000, 40)).isFalse();
        assertThat(sorted).containsOnly(0);
    }

    /** Random entries in 2^width instants from 1000 on, in {@link EntrySort#unsorted}; and in their order. */
    private long[][] fill(int width, int count, long divisor) {
        Prng random = Prng.of(width, "entries");
        long[][] entries = new long[count][];
        for (int i = 0; i < count; i++) {
            entries[i] = new long[] {1000 + random.nextLong(1L << width) / divisor, (i * 7919L) % 1009};
            sort.unsorted[2 * i] = entries[i][0];
            sort.unsorted[2 * i + 1] = entries[i][1];
        }
        Arrays.sort(entries, Comparator.<long[]>comparingLong(e -> e[0]).thenComparingLong(e -> e[1]));
        return entries;
    }

    private void assertSorted(long[][] expected, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(new long[] {sorted[2 * i], sorted[2 * i + 1]}).as(what).isEqualTo(expected[i]);
        }
    }
}
