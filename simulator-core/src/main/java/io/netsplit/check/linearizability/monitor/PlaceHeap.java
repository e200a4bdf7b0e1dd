package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/** Open operations, of which the one that completes first comes out first; of those that never do, the one invoked first. */
final class PlaceHeap {
    private long[] heap = new long[8];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds an operation that completes at this event. */
    void add(int operation, int to) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long entry = (long) to << 32 | operation;
        int k = size++;
        while (k > 0 && heap[(k - 1) / 2] > entry) {
            heap[k] = heap[(k - 1) / 2];
            k = (k - 1) / 2;
        }
        heap[k] = entry;
    }

    int first() {
        return (int) heap[0];
    }

    int removeFirst() {
        int first = (int) heap[0];
        long entry = heap[--size];
        int k = 0;
        while (2 * k + 1 < size) {
            int child = 2 * k + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= entry) {
                break;
            }
            heap[k] = heap[child];
            k = child;
        }
        heap[k] = entry;
        return first;
    }
}
