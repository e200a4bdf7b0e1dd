package io.netsplit.system.sharding;

import java.util.Arrays;

/** Some units of a {@link KeySpace}, in ascending order. Immutable. */
public final class UnitSet {
    private final int[] units;

    /** {@code units} ascending and without doubles; not copied. */
    UnitSet(int[] units) {
        this.units = units;
    }

    public int size() {
        return units.length;
    }

    public int get(int position) {
        return units[position];
    }

    /** Position of the unit, or a negative number where it is not in here. */
    int position(int unit) {
        return Arrays.binarySearch(units, unit);
    }

    public boolean contains(int unit) {
        return position(unit) >= 0;
    }
}
