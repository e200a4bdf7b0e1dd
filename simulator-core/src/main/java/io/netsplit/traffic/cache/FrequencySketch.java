package io.netsplit.traffic.cache;

/**
 * A count-min sketch of four rows with counters up to 15, all halved after ten counts for each entry of the cache (Einziger et
 * al. 2017, section 3): the popularity of late, in a few bytes for each entry.
 */
final class FrequencySketch {
    private static final int ROWS = 4;
    private static final int MOST = 15;

    private final byte[][] rows;
    private final int mask;
    private final int halveAfter;
    private int counted;

    FrequencySketch(int capacity) {
        int width = Integer.highestOneBit(Math.max(8, capacity) * 2 - 1) * 4;
        rows = new byte[ROWS][width];
        mask = width - 1;
        halveAfter = 10 * Math.max(8, capacity);
    }

    void count(int key) {
        long hash = hash(key);
        boolean grew = false;
        for (byte[] row : rows) {
            int cell = (int) hash & mask;
            if (row[cell] < MOST) {
                row[cell]++;
                grew = true;
            }
            hash = Long.rotateLeft(hash, 16) * 0x9E3779B97F4A7C15L;
        }
        if (grew && ++counted >= halveAfter) {
            halve();
        }
    }

    private void halve() {
        for (byte[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] >>= 1;
            }
        }
        counted /= 2;
    }

    int frequency(int key) {
        long hash = hash(key);
        int least = MOST;
        for (byte[] row : rows) {
            least = Math.min(least, row[(int) hash & mask]);
            hash = Long.rotateLeft(hash, 16) * 0x9E3779B97F4A7C15L;
        }
        return least;
    }

    private static long hash(int key) {
        long z = (key + 1L) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }
}
