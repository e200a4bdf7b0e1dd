package io.netsplit.system.paxos;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values by slot, from some slot on: an array that grows at its end and forgets from its beginning. */
final class Slots<T> {
    private @Nullable Object[] values = new Object[64];
    private long base;
    private long last;

    /** Nothing up to and including {@code base} is kept. */
    Slots(long base) {
        this.base = base;
        this.last = base;
    }

    /** Null where there is none. */
    @Nullable
    @SuppressWarnings("unchecked") // Only put() writes to the array.
    T get(long slot) {
        return slot <= base || slot > last ? null : (T) values[(int) (slot - base - 1)];
    }

    /** Slots that are forgotten stay forgotten. */
    void put(long slot, T value) {
        if (slot <= base) {
            return;
        }
        int place = Math.toIntExact(slot - base - 1);
        if (place >= values.length) {
            values = Arrays.copyOf(values, Math.max(place + 1, 2 * values.length));
        }
        values[place] = value;
        last = Math.max(last, slot);
    }

    /** Everything up to here has been forgotten. */
    long base() {
        return base;
    }

    /** The last slot with a value, or {@link #base}. */
    long last() {
        return last;
    }

    void forgetUpTo(long slot) {
        if (slot <= base) {
            return;
        }
        int kept = (int) Math.max(0, last - slot);
        int used = (int) (last - base);
        if (kept > 0) {
            System.arraycopy(values, used - kept, values, 0, kept);
        }
        Arrays.fill(values, kept, used, null);
        base = slot;
        last = Math.max(last, slot);
    }
}
