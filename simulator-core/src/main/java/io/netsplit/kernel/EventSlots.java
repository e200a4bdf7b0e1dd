package io.netsplit.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the pending events stand while the queue moves only numbers. A slot that became free last is given out first.
 */
final class EventSlots {
    private static final int LEAST = 64;

    @Nullable
    Event[] events = new @Nullable Event[LEAST];

    private int[] free = new int[LEAST];
    private int freeCount;
    private final int most;

    /** At most {@code maxPending} slots, and never more than a key can name. */
    EventSlots(long maxPending) {
        most = (int) Math.min(maxPending, EventQueue.SLOT_MASK);
        refill(0, Math.min(LEAST, most));
    }

    private void refill(int from, int to) {
        for (int slot = to - 1; slot >= from; slot--) {
            free[freeCount++] = slot;
        }
    }

    int used() {
        return Math.min(events.length, most) - freeCount;
    }

    /** Gives {@code event} a slot. */
    int take(Event event) {
        if (freeCount == 0) {
            grow();
        }
        int slot = free[--freeCount];
        if (events[slot] != event) {
            events[slot] = event;
        }
        return slot;
    }

    /** The slot is free; it still holds its event until {@link #forget} or the next {@link #take}. */
    void release(int slot) {
        free[freeCount++] = slot;
    }

    /** Drops the event of a slot that was released and has not been taken since. */
    void forget(int slot) {
        if (freeCount > 0 && free[freeCount - 1] == slot) {
            events[slot] = null;
        }
    }

    private void grow() {
        int old = events.length;
        if (old >= most) {
            throw new PendingLimitReached(most);
        }
        int length = (int) Math.min(most, old + (old >> 1) + (long) LEAST);
        events = Arrays.copyOf(events, length);
        free = Arrays.copyOf(free, length);
        refill(old, length);
    }

    boolean isClear() {
        for (Event event : events) {
            if (event != null) {
                return false;
            }
        }
        return true;
    }

    long footprint() {
        return 8L * events.length;
    }
}
