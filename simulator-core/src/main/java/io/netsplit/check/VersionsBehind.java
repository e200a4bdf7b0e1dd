package io.netsplit.check;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
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

    /** The same for the reads that are in {@code sample}, a part of {@code history}. */
    public static VersionsBehind of(History history, @Nullable Object initial, History sample) {
        BitSet wanted = new BitSet();
        sample.operations().forEach(operation -> wanted.set(Math.toIntExact(operation.index())));
        return new VersionsBehind(of(history, initial).reads.stream()
                .filter(seen -> wanted.get(Math.toIntExact(seen.read.index())))
                .toList());
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

    /** How many versions behind the reads were: mean, percentiles, most. What the summary calls nanoseconds are versions. */
    public LatencySummary behind() {
        Histogram versions = new Histogram(SIGNIFICANT_DIGITS);
        int most = 0;
        for (Seen one : reads) {
            versions.recordValue(one.behind);
            most = Math.max(most, one.behind);
        }
        return LatencySummary.of(versions, most);
    }

    /**
     * The shortest time of which it is true that at least {@code share} of the reads that were invoked so long after the last
     * acknowledged write of their key, or longer, are fresh; infinite where there is none, NaN where no read came after a
     * write.
     */
    public double visibleAfterNs(double share) {
        List<Seen> latestFirst = new ArrayList<>(reads);
        latestFirst.removeIf(one -> one.sinceWriteNs < 0);
        latestFirst.sort(Comparator.comparingLong(Seen::sinceWriteNs).reversed());
        if (latestFirst.isEmpty()) {
            return Double.NaN;
        }
        double visibleNs = Double.POSITIVE_INFINITY;
        long fresh = 0;
        for (int i = 0; i < latestFirst.size(); i++) {
            Seen one = latestFirst.get(i);
            fresh += one.behind == 0 ? 1 : 0;
            boolean isLastOfItsTime =
                    i + 1 == latestFirst.size() || latestFirst.get(i + 1).sinceWriteNs < one.sinceWriteNs;
            if (isLastOfItsTime && fresh >= share * (i + 1)) {
                visibleNs = i + 1 == latestFirst.size() ? 0 : one.sinceWriteNs;
            }
        }
        return visibleNs;
    }

    private static double share(long some, int all) {
        return all == 0 ? Double.NaN : (double) some / all;
    }

    private static final int SIGNIFICANT_DIGITS = 3;

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
