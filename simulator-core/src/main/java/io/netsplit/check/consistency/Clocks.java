package io.netsplit.check.consistency;

/** For each operation, how many operations of each line come before it, itself counted: a vector clock. */
final class Clocks {
    /** Some 130 MB. */
    static final long MOST_ENTRIES = 32_000_000;

    private final Accesses accesses;
    private final int width;
    private final int[] counts;

    /** {@code order}: all operations, each after those that come before it. */
    Clocks(Accesses accesses, Precedence precedence, int[] order) {
        this.accesses = accesses;
        this.width = accesses.lineCount();
        this.counts = new int[accesses.size() * width];
        for (int operation : order) {
            merge(accesses.previous[operation], operation);
            merge(precedence.readFrom(operation), operation);
            for (int step = precedence.firstAdded(operation); step >= 0; step = precedence.nextAdded(step)) {
                merge(precedence.earlier(step), operation);
            }
            counts[operation * width + accesses.line[operation]] = accesses.place[operation] + 1;
        }
    }

    /** False where there are too many sessions and operations to keep clocks for. */
    static boolean fit(Accesses accesses) {
        return (long) accesses.size() * accesses.lineCount() <= MOST_ENTRIES;
    }

    private void merge(int earlier, int later) {
        if (earlier < 0) {
            return;
        }
        int source = earlier * width;
        int target = later * width;
        for (int i = 0; i < width; i++) {
            counts[target + i] = Math.max(counts[target + i], counts[source + i]);
        }
    }

    /** True where {@code earlier} comes before {@code later}, or is it. */
    boolean precedes(int earlier, int later) {
        return counts[later * width + accesses.line[earlier]] > accesses.place[earlier];
    }
}
