package io.netsplit.traffic.server;

import io.netsplit.traffic.call.Request;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A binary heap of requests by rank, and by number where ranks are equal. */
final class RankHeap {
    private @Nullable Request[] entries = new Request[16];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(Request request) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) / 2;
            Request above = at(parent);
            if (!isBefore(request, above)) {
                break;
            }
            entries[hole] = above;
            hole = parent;
        }
        entries[hole] = request;
    }

    /** The smallest of a heap that is not empty. */
    Request first() {
        return at(0);
    }

    /** Takes out the smallest of a heap that is not empty. */
    Request poll() {
        Request first = at(0);
        Request last = at(--size);
        entries[size] = null;
        if (size > 0) {
            sink(last);
        }
        return first;
    }

    /** Takes out a request that is in the heap. */
    void remove(Request request) {
        int place = 0;
        while (at(place) != request) {
            place++;
        }
        // Whoever leaves from the middle is lifted to the top first.
        while (place > 0) {
            int parent = (place - 1) / 2;
            entries[place] = at(parent);
            place = parent;
        }
        entries[0] = request;
        poll();
    }

    private void sink(Request request) {
        int hole = 0;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && isBefore(at(child + 1), at(child))) {
                child++;
            }
            if (!isBefore(at(child), request)) {
                break;
            }
            entries[hole] = at(child);
            hole = child;
        }
        entries[hole] = request;
    }

    private Request at(int place) {
        Request request = entries[place];
        if (request == null) {
            throw new IllegalStateException("the heap holds " + size + " requests and none at place " + place);
        }
        return request;
    }

    private static boolean isBefore(Request a, Request b) {
        return a.rank() < b.rank() || a.rank() == b.rank() && a.number() < b.number();
    }
}
