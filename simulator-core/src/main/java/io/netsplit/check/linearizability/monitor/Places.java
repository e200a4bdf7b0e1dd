package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/** A growing row of operations, each by its place among the operations of an object. */
final class Places {
    private int[] places = new int[8];
    private int size;

    Places add(int place) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = place;
        return this;
    }

    Places addAll(Places others) {
        for (int k = 0; k < others.size; k++) {
            add(others.places[k]);
        }
        return this;
    }

    int size() {
        return size;
    }

    int get(int k) {
        return places[k];
    }

    int[] toArray() {
        return Arrays.copyOf(places, size);
    }
}
