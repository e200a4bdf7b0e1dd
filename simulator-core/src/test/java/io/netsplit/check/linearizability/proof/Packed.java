package io.netsplit.check.linearizability.proof;

import java.util.ArrayList;
import java.util.List;

/** Sequences of values from 1 to 15 in one number, four bits each, the first one lowest. */
final class Packed {
    private Packed() {}

    static long withLast(long sequence, long value) {
        return sequence | value << (4 * size(sequence));
    }

    static int size(long sequence) {
        int size = 0;
        for (long rest = sequence; rest != 0; rest >>= 4) {
            size++;
        }
        return size;
    }

    static long first(long sequence) {
        return sequence & 15;
    }

    static long last(long sequence) {
        return sequence == 0 ? 0 : sequence >> (4 * (size(sequence) - 1));
    }

    static long withoutFirst(long sequence) {
        return sequence >> 4;
    }

    static long withoutLast(long sequence) {
        return sequence == 0 ? 0 : sequence & ~(15L << (4 * (size(sequence) - 1)));
    }

    static long reversed(long sequence) {
        long reversed = 0;
        for (long rest = sequence; rest != 0; rest >>= 4) {
            reversed = reversed << 4 | rest & 15;
        }
        return reversed;
    }

    static List<Object> elements(long sequence) {
        List<Object> elements = new ArrayList<>();
        for (long rest = sequence; rest != 0; rest >>= 4) {
            elements.add(rest & 15);
        }
        return elements;
    }
}
