package io.netsplit.visualizer.model;

/** For each address, the events that happened there, in order. */
public final class Postings {
    private final int[] starts;
    private final int[] events;

    Postings(int addresses, Events all) {
        starts = new int[addresses + 1];
        for (int event = 0; event < all.count(); event++) {
            if (all.address(event) >= 0) {
                starts[all.address(event) + 1]++;
            }
        }
        for (int i = 1; i <= addresses; i++) {
            starts[i] += starts[i - 1];
        }
        events = new int[starts[addresses]];
        int[] next = starts.clone();
        for (int event = 0; event < all.count(); event++) {
            if (all.address(event) >= 0) {
                events[next[all.address(event)]++] = event;
            }
        }
    }

    public int count(int address) {
        return starts[address + 1] - starts[address];
    }

    /** The event at {@code place} among those of {@code address}. */
    public int event(int address, int place) {
        return events[starts[address] + place];
    }

    /** The place of the last event at {@code address} that is not after {@code event}; -1 where there is none. */
    public int lastNotAfter(int address, int event) {
        int low = starts[address];
        int high = starts[address + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events[middle] <= event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1 - starts[address];
    }
}
