package io.netsplit.system.sharding;

import io.netsplit.hashing.HashKey;
import java.util.function.IntUnaryOperator;

/**
 * The keys of a run, 0 … count-1, and the units in which they are placed and moved: every key by itself, or slots of many
 * keys. A key hashes as "key-17", a slot as "slot-17"; ranges need no hash, and their slots are neighbouring keys.
 */
public final class KeySpace {
    private static final String KEY = "key-";

    private final int keys;
    private final int units;
    private final String word;
    private final int[] unitOfKey;
    /** Where a unit's keys begin in {@link #keysByUnit}. */
    private final int[] firstKey;

    private final int[] keysByUnit;

    /**
     * @param slots 0 to place every key by itself
     * @param inOrder true where neighbouring keys share a slot
     */
    KeySpace(int keys, int slots, boolean inOrder) {
        this.keys = keys;
        this.units = slots == 0 ? keys : slots;
        boolean single = slots == 0;
        word = single ? KEY : "slot-";
        unitOfKey = new int[single ? 0 : keys];
        firstKey = new int[single ? 0 : units + 1];
        keysByUnit = new int[single ? 0 : keys];
        if (!single) {
            HashKey.Hasher hasher = new HashKey.Hasher();
            fill(key -> inOrder
                    ? (int) ((long) key * units / keys)
                    : (int) Long.remainderUnsigned(hasher.hash(KEY + key), units));
        }
    }

    private KeySpace(int keys, int leaders) {
        this.keys = keys;
        units = leaders;
        word = KEY;
        unitOfKey = new int[keys];
        firstKey = new int[units + 1];
        keysByUnit = new int[keys];
        fill(key -> key % leaders);
    }

    /** Each of the first keys with all that refer to it, by its own name. */
    static KeySpace coPartitioned(int keys, int leaders) {
        return new KeySpace(keys, leaders);
    }

    private void fill(IntUnaryOperator unitOf) {
        for (int key = 0; key < keys; key++) {
            unitOfKey[key] = unitOf.applyAsInt(key);
            firstKey[unitOfKey[key] + 1]++;
        }
        for (int unit = 0; unit < units; unit++) {
            firstKey[unit + 1] += firstKey[unit];
        }
        int[] next = firstKey.clone();
        for (int key = 0; key < keys; key++) {
            keysByUnit[next[unitOfKey[key]]++] = key;
        }
    }

    public int keys() {
        return keys;
    }

    public int units() {
        return units;
    }

    public int unit(int key) {
        return unitOfKey.length == 0 ? key : unitOfKey[key];
    }

    public int keysIn(int unit) {
        return unitOfKey.length == 0 ? 1 : firstKey[unit + 1] - firstKey[unit];
    }

    public int keysIn(UnitSet some) {
        int sum = 0;
        for (int i = 0; i < some.size(); i++) {
            sum += keysIn(some.get(i));
        }
        return sum;
    }

    /** The {@code position}-th key of the unit. */
    public int key(int unit, int position) {
        return unitOfKey.length == 0 ? unit : keysByUnit[firstKey[unit] + position];
    }

    /** What the unit is called where it is hashed. */
    String text(int unit) {
        return word + unit;
    }
}
