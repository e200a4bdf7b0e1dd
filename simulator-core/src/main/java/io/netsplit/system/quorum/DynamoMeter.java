package io.netsplit.system.quorum;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the upkeep of the replicas costs, and what clients see of their differences. */
final class DynamoMeter implements Meter {
    private static final Measure HINTS_KEPT =
            count("hints-kept", "how often a node kept a copy in the place of a silent replica");
    private static final Measure HINTS_DELIVERED =
            count("hints-delivered", "how many such copies reached their replica");
    private static final Measure READ_REPAIRS =
            count("read-repairs", "how often a read sent a newer copy to a replica that had answered with an old one");
    private static final Measure ANTI_ENTROPY_BYTES =
            count("anti-entropy-bytes", "bytes of all messages that compare Merkle trees and exchange what differs");
    private static final Measure ANTI_ENTROPY_COPIES =
            count("anti-entropy-copies", "how many copies these messages carried");
    private static final Measure SIBLING_READS =
            count("sibling-reads", "how many reads were answered with several values of one object");
    private static final Measure MOST_SIBLINGS = count(
            "most-siblings", "the largest number of values that one read was answered with; 1 where none had several");

    static final List<Measure> MEASURES = List.of(
            HINTS_KEPT,
            HINTS_DELIVERED,
            READ_REPAIRS,
            ANTI_ENTROPY_BYTES,
            ANTI_ENTROPY_COPIES,
            SIBLING_READS,
            MOST_SIBLINGS);

    private static Measure count(String name, String meaning) {
        return new Measure(name, Measure.Unit.COUNT, meaning);
    }

    /** Amounts, each with its time. */
    private static final class Series {
        private long[] timesNs = new long[16];
        private long[] amounts = new long[16];
        private int size;

        void add(long timeNs, long amount) {
            if (size == timesNs.length) {
                timesNs = Arrays.copyOf(timesNs, 2 * size);
                amounts = Arrays.copyOf(amounts, 2 * size);
            }
            timesNs[size] = timeNs;
            amounts[size++] = amount;
        }

        double sum(List<Window> windows) {
            long sum = 0;
            for (int i = 0; i < size; i++) {
                sum += isIn(windows, i) ? amounts[i] : 0;
            }
            return sum;
        }

        double largest(List<Window> windows, long least) {
            long largest = least;
            for (int i = 0; i < size; i++) {
                largest = isIn(windows, i) ? Math.max(largest, amounts[i]) : largest;
            }
            return largest;
        }

        private boolean isIn(List<Window> windows, int i) {
            for (Window window : windows) {
                if (window.contains(timesNs[i])) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Map<Measure, Series> series = new LinkedHashMap<>();

    DynamoMeter() {
        MEASURES.forEach(measure -> series.put(measure, new Series()));
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof DynamoEvent.HintKept) {
            of(HINTS_KEPT).add(timeNs, 1);
        } else if (event instanceof DynamoEvent.HintDelivered) {
            of(HINTS_DELIVERED).add(timeNs, 1);
        } else if (event instanceof DynamoEvent.ReadRepaired) {
            of(READ_REPAIRS).add(timeNs, 1);
        } else if (event instanceof DynamoEvent.TreesCompared compared) {
            of(ANTI_ENTROPY_BYTES).add(timeNs, compared.bytes());
            of(ANTI_ENTROPY_COPIES).add(timeNs, compared.copies());
        } else if (event instanceof DynamoEvent.SiblingsShown shown) {
            of(SIBLING_READS).add(timeNs, 1);
            of(MOST_SIBLINGS).add(timeNs, shown.values());
        }
    }

    private Series of(Measure measure) {
        Series found = series.get(measure);
        if (found == null) {
            throw new IllegalArgumentException("nobody measures " + measure.name());
        }
        return found;
    }

    @Override
    public double measure(String name, List<Window> windows) {
        for (Measure measure : MEASURES) {
            if (measure.name().equals(name)) {
                return measure == MOST_SIBLINGS
                        ? of(measure).largest(windows, 1)
                        : of(measure).sum(windows);
            }
        }
        return Double.NaN;
    }
}
