package io.netsplit.cluster;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What waits for a node that is paused or busy, in the order of its arrival. */
final class Inbox {
    private final ArrayDeque<Work> waiting = new ArrayDeque<>();
    private final int capacity;
    private int messages;

    /** @param capacity most messages that may wait; timers and disk answers always may */
    Inbox(int capacity) {
        this.capacity = capacity;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** False where there is no room. */
    boolean offer(Work work) {
        if (work instanceof Work.Arrival) {
            if (messages >= capacity) {
                return false;
            }
            messages++;
        }
        waiting.addLast(work);
        return true;
    }

    @Nullable
    Work poll() {
        Work work = waiting.pollFirst();
        if (work instanceof Work.Arrival) {
            messages--;
        }
        return work;
    }
}
