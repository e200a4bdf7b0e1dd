package io.netsplit.visualizer.model;

/**
 * How many messages each address sent and lost, added up bin by bin, so that the number in any stretch of time is one
 * subtraction, whether it holds ten messages or a million.
 */
public final class Density {
    private static final int CELLS_MAX = 1 << 22;
    private static final int BINS_MAX = 1 << 16;

    private final int bins;
    private final long binNs;
    private final int[][] sent;
    private final int[][] dropped;

    Density(int addresses, long endNs, Messages messages) {
        bins = Math.max(64, Math.min(BINS_MAX, CELLS_MAX / Math.max(1, addresses)));
        binNs = Math.max(1, endNs / bins + 1);
        sent = new int[addresses][bins + 1];
        dropped = new int[addresses][bins + 1];
        for (int message = 0; message < messages.count(); message++) {
            sent[messages.from(message)][bin(messages.sentNs(message)) + 1]++;
            if (messages.dropped(message)) {
                dropped[messages.from(message)][bin(messages.endNs(message)) + 1]++;
            }
        }
        addUp(sent);
        addUp(dropped);
    }

    /** Messages that {@code address} sent in [fromNs, toNs), to the nearest bin. */
    public int sent(int address, long fromNs, long toNs) {
        return sent[address][edge(toNs)] - sent[address][edge(fromNs)];
    }

    /** Messages of {@code address} that were dropped in [fromNs, toNs), to the nearest bin. */
    public int dropped(int address, long fromNs, long toNs) {
        return dropped[address][edge(toNs)] - dropped[address][edge(fromNs)];
    }

    private int bin(long timeNs) {
        return (int) Math.max(0, Math.min(bins - 1, timeNs / binNs));
    }

    private int edge(long timeNs) {
        return (int) Math.max(0, Math.min(bins, (timeNs + binNs / 2) / binNs));
    }

    private static void addUp(int[][] counts) {
        for (int[] row : counts) {
            for (int bin = 1; bin < row.length; bin++) {
                row[bin] += row[bin - 1];
            }
        }
    }
}
