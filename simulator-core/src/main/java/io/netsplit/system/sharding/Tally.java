package io.netsplit.system.sharding;

import io.netsplit.system.Meter;
import java.util.Arrays;
import java.util.List;

/** Numbers with the times at which they came, which never go back. */
final class Tally {
    private long[] timesNs = new long[64];
    private long[] values = new long[64];
    private int size;

    void add(long timeNs, long value) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        timesNs[size] = timeNs;
        values[size++] = value;
    }

    /** When the last one came; -1 where none has. */
    long lastNs() {
        return size == 0 ? -1 : timesNs[size - 1];
    }

    long sum(List<Meter.Window> windows) {
        long sum = 0;
        for (Meter.Window window : windows) {
            for (int i = first(window); i < size && timesNs[i] < window.endNs(); i++) {
                sum += values[i];
            }
        }
        return sum;
    }

    /** NaN where there is none. */
    double max(List<Meter.Window> windows) {
        double max = Double.NaN;
        for (Meter.Window window : windows) {
            for (int i = first(window); i < size && timesNs[i] < window.endNs(); i++) {
                max = Double.isNaN(max) ? values[i] : Math.max(max, values[i]);
            }
        }
        return max;
    }

    /** How often each of the values 0 … {@code count}-1 came. */
    long[] counts(List<Meter.Window> windows, int count) {
        long[] counts = new long[count];
        for (Meter.Window window : windows) {
            for (int i = first(window); i < size && timesNs[i] < window.endNs(); i++) {
                counts[(int) values[i]]++;
            }
        }
        return counts;
    }

    private int first(Meter.Window window) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesNs[middle] < window.startNs()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
