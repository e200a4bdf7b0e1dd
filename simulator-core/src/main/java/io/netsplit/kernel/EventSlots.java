package io.netsplit.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the pending events stand while the queue moves only numbers. The slot of the event that is firing is given out
 * first, so that an event that schedules itself again stays where it is, and then the slot that became free last.
 */
final class EventSlots {
    private static final int LEAST = 64;
    private static final int NONE = -1;

    @Nullable
    Event[] events = new @Nullable Event[LEAST];

    private int[] free = new int[LEAST];
    private int freeCount;
    /** The slot of the firing event, until it is taken. */
    private int firing = NONE;

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
        return Math.min(events.length, most) - freeCount - (firing == NONE ? 0 : 1);
    }

    /** Gives {@code event} a slot. */
    int take(Event event) {
        int slot = firing;
        if (slot == NONE) {
            if (freeCount == 0) {
                grow();
            }
            slot = free[--freeCount];
        } else {
            firing = NONE;
        }
        if (events[slot] != event) {
            events[slot] = event;
        }
        return slot;
    }

    /** The event in {@code slot} has left the queue and is about to fire. */
    void leave(int slot) {
        firing = slot;
    }

    /** The event that left the queue last has fired: its slot is free, if nothing took it. */
    void settle() {
        if (firing != NONE) {
            free(firing);
            firing = NONE;
        }
    }

    /** Drops an event that will not fire. */
    void free(int slot) {
        events[slot] = null;
        free[freeCount++] = slot;
    }

    private void grow() {
        int old = events.length;
        if (old >= most) {
            throw new PendingLimitReached(most);
        }
        int length = (int) Math.min(most, old + (old >> 3) + (long) LEAST);
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
