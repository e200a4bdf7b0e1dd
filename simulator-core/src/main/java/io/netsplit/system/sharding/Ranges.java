package io.netsplit.system.sharding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the ranges begin into which neighbouring units are put together, each of which has one owner. Immutable. Where ranges
 * are not kept, every unit is by itself.
 */
public final class Ranges {
    /** No ranges are kept. */
    public static final Ranges NONE = new Ranges(new int[0], 0);

    private final int[] starts;
    private final int units;

    private Ranges(int[] starts, int units) {
        this.starts = starts;
        this.units = units;
    }

    /** Equally long ones. */
    static Ranges even(int count, int units) {
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (int) ((long) units * i / count);
        }
        return new Ranges(starts, units);
    }

    int count() {
        return starts.length;
    }

    /** First unit of the range with this index, from 0. */
    int start(int range) {
        return starts[range];
    }

    /** The unit behind the range's last. */
    int end(int range) {
        return range + 1 < starts.length ? starts[range + 1] : units;
    }

    /** Index of the range that the unit is in. */
    int of(int unit) {
        int found = Arrays.binarySearch(starts, unit);
        return found >= 0 ? found : -found - 2;
    }

    /** First unit of the unit's range; the unit itself where no ranges are kept. */
    int startOf(int unit) {
        return starts.length == 0 ? unit : starts[of(unit)];
    }

    /** Ranges that begin at these units as well, and no longer at those. */
    Ranges changed(List<Integer> splits, List<Integer> merges) {
        int[] changed = IntStream.concat(
                        Arrays.stream(starts).filter(start -> !merges.contains(start)),
                        splits.stream().mapToInt(Integer::intValue))
                .sorted()
                .toArray();
        return new Ranges(changed, units);
    }
}
