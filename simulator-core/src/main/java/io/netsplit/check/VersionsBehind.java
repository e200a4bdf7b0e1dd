package io.netsplit.check;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many versions old the values were that clients read, and how long after a write reads show it: k-staleness and
 * t-visibility as Bailis, Venkataraman, Franklin, Hellerstein and Stoica define them ("Probabilistically Bounded Staleness
 * for Practical Partial Quorums", VLDB 2012, sections 3.1 and 3.3), measured on a history.
 *
 * <p>Versions count where they are certainly newer than the value that was read, see {@link Staleness}, and were
 * acknowledged before the read was invoked; so where writes overlap, a read is taken to be as fresh as it can have been.
 *
 * @param reads those that some write or the initial value explains, in the order of their invocation within each key
 */
public record VersionsBehind(List<Seen> reads) {
    /**
     * One read.
     *
     * @param behind how many certainly newer versions had been acknowledged; 0 for a fresh read
     * @param sinceWriteNs from the last acknowledgement of a write to the key to the invocation of the read; -1 where no
     *     write had been acknowledged
     */
    public record Seen(Operation read, int behind, long sinceWriteNs) {}

    public VersionsBehind {
        reads = List.copyOf(reads);
    }

    /** Over all keys of a history of registers or stores; {@code initial} is what every key holds at first. */
    public static VersionsBehind of(History history, @Nullable Object initial) {
        List<Seen> seen = new ArrayList<>();
        for (History shard : history.splitByKey()) {
            count(shard, initial, seen);
        }
        return new VersionsBehind(seen);
    }

    private static void count(History shard, @Nullable Object initial, List<Seen> seen) {
        Writes writes = new Writes(shard.operations(), initial);
        List<Operation> acknowledged = new ArrayList<>(writes.acknowledged());
        long[] invoked =
                acknowledged.stream().mapToLong(Operation::invokedNs).sorted().toArray();
        acknowledged.sort(Comparator.comparingLong(Operation::completedNs));
        Tree tree = new Tree(invoked);
        int added = 0;
        long lastNs = -1;
        for (Operation read : shard.operations()) {
            boolean reads =
                    read.function().equals(Functions.READ) || read.function().equals(Functions.GET);
            if (!reads || !read.isOk() || !writes.mayHaveBeenWritten(read.output(), read.completedNs())) {
                continue;
            }
            while (added < acknowledged.size() && acknowledged.get(added).completedNs() < read.invokedNs()) {
                lastNs = acknowledged.get(added).completedNs();
                tree.add(acknowledged.get(added++).invokedNs());
            }
            long writtenBy = writes.writtenBy(read.output(), read.completedNs());
            seen.add(new Seen(read, tree.after(writtenBy), lastNs < 0 ? -1 : read.invokedNs() - lastNs));
        }
    }

    public boolean isKnown() {
        return !reads.isEmpty();
    }

    /** Share of the reads that returned one of the {@code k} newest versions; NaN where nothing was read. */
    public double within(int k) {
        return share(reads.stream().filter(one -> one.behind < k).count(), reads.size());
    }

    /**
     * Share of fresh reads among those invoked in [fromNs, toNs) after the last acknowledged write of their key; NaN where
     * there are none.
     */
    public double freshAfter(long fromNs, long toNs) {
        List<Seen> found = reads.stream()
                .filter(one -> one.sinceWriteNs >= fromNs && one.sinceWriteNs < toNs)
                .toList();
        return share(found.stream().filter(one -> one.behind == 0).count(), found.size());
    }

    private static double share(long some, int all) {
        return all == 0 ? Double.NaN : (double) some / all;
    }

    /** Counts the writes invoked after an instant, of those added so far: Fenwick 1994. */
    private static final class Tree {
        private final long[] instants;
        private final int[] sums;
        private int size;

        Tree(long[] instants) {
            this.instants = instants;
            this.sums = new int[instants.length + 1];
        }

        void add(long instant) {
            size++;
            for (int i = upTo(instant); i < sums.length; i += i & -i) {
                sums[i]++;
            }
        }

        int after(long instant) {
            int early = 0;
            for (int i = upTo(instant); i > 0; i -= i & -i) {
                early += sums[i];
            }
            return size - early;
        }

        /** How many of all instants are at or before this one. */
        private int upTo(long instant) {
            int low = 0;
            int high = instants.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (instants[middle] <= instant) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
