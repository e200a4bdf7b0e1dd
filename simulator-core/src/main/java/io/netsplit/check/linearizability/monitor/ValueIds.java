package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives each different value a number, from 0 in the order of their first appearance. */
final class ValueIds {
    private static final Object NOTHING = new Object();

    private Object[] values;
    private int[] slots;
    private int count;

    /** Makes room for so many values; more are taken all the same. */
    ValueIds(int expected) {
        values = new Object[Math.max(8, expected)];
        slots = emptySlots(values.length);
    }

    private static int[] emptySlots(int values) {
        int[] empty = new int[Integer.highestOneBit(2 * values) * 2];
        Arrays.fill(empty, -1);
        return empty;
    }

    /** The number of this value, a new one where it was not seen before. */
    int of(@Nullable Object value) {
        int slot = slotOf(value);
        if (slots[slot] >= 0) {
            return slots[slot];
        }
        if (count == values.length) {
            grow();
            slot = slotOf(value);
        }
        values[count] = value == null ? NOTHING : value;
        slots[slot] = count;
        return count++;
    }

    /** The number of this value, or -1 where it was not seen before. */
    int known(@Nullable Object value) {
        return slots[slotOf(value)];
    }

    private int slotOf(@Nullable Object value) {
        Object wanted = value == null ? NOTHING : value;
        int hash = value == null ? 0 : value.hashCode() * 0x9E3779B9;
        int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
        while (slots[slot] >= 0 && !values[slots[slot]].equals(wanted)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * count);
        slots = emptySlots(values.length);
        for (int id = 0; id < count; id++) {
            slots[slotOf(values[id] == NOTHING ? null : values[id])] = id;
        }
    }

    int size() {
        return count;
    }
}
