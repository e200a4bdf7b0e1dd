package io.netsplit.check;

import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How old the values were that clients read from registers and stores: for each read, how long before its invocation a
 * certainly newer value had been acknowledged; 0 where none had. A value is certainly newer where its write was invoked
 * after every write of the value read had completed. Where a write of unknown end may have been read, the read counts as
 * fresh, because nobody knows when that write took effect.
 *
 * @param reads how many reads were answered and are explained by some write or the initial value
 * @param unexplained reads of a value that nobody had written
 * @param stale the stale ones, in order of invocation
 * @param ages of all explained reads, the fresh ones as 0
 */
public record Staleness(long reads, long unexplained, List<StaleRead> stale, LatencySummary ages) {
    private static final int SIGNIFICANT_DIGITS = 3;

    /**
     * A read of a value although a certainly newer one had been acknowledged.
     *
     * @param read the operation that returned an old value
     * @param newer the first acknowledged write of a newer one
     * @param ageNs from the acknowledgement of {@code newer} to the invocation of {@code read}
     */
    public record StaleRead(Operation read, Operation newer, long ageNs) {}

    public Staleness {
        stale = List.copyOf(stale);
    }

    /** Over all keys of a history of registers or stores; {@code initial} is what every key holds at first. */
    public static Staleness of(History history, @Nullable Object initial) {
        return of(history, initial, history);
    }

    /** The same for the reads that are in {@code sample}, a part of {@code history}. */
    public static Staleness of(History history, @Nullable Object initial, History sample) {
        Counter counter = new Counter(sample);
        for (History shard : history.splitByKey()) {
            counter.count(shard, initial);
        }
        counter.stale.sort(Comparator.comparingLong(read -> read.read.index()));
        return new Staleness(
                counter.reads, counter.unexplained, counter.stale, LatencySummary.of(counter.ages, counter.maxNs));
    }

    public boolean isKnown() {
        return reads > 0;
    }

    /** The tallies while they grow. */
    private static final class Counter {
        private final List<Operation> sample;
        private int next;
        private final Histogram ages = new Histogram(SIGNIFICANT_DIGITS);
        private final List<StaleRead> stale = new ArrayList<>();
        private long reads;
        private long unexplained;
        private long maxNs;

        Counter(History sample) {
            this.sample = sample.operations();
        }

        void count(History shard, @Nullable Object initial) {
            Writes writes = new Writes(shard.operations(), initial);
            Operation[] firstAcknowledged = firstAcknowledged(writes.acknowledged());
            next = 0;
            for (Operation operation : shard.operations()) {
                if (isRead(operation) && isSampled(operation)) {
                    count(operation, writes, firstAcknowledged);
                }
            }
        }

        private static boolean isRead(Operation operation) {
            return operation.isOk()
                    && (operation.function().equals(Functions.READ)
                            || operation.function().equals(Functions.GET));
        }

        private boolean isSampled(Operation operation) {
            while (next < sample.size() && sample.get(next).index() < operation.index()) {
                next++;
            }
            return next < sample.size() && sample.get(next) == operation;
        }

        /** For each write, which of it and the later ones was acknowledged first. */
        private static Operation[] firstAcknowledged(List<Operation> writes) {
            Operation[] first = writes.toArray(new Operation[0]);
            for (int i = first.length - 2; i >= 0; i--) {
                if (first[i + 1].completedNs() < first[i].completedNs()) {
                    first[i] = first[i + 1];
                }
            }
            return first;
        }

        private void count(Operation read, Writes writes, Operation[] firstAcknowledged) {
            long writtenNs = writes.writtenBy(read.output(), read.completedNs());
            if (writtenNs == Writes.NEVER && !writes.mayHaveBeenWritten(read.output(), read.completedNs())) {
                unexplained++;
                return;
            }
            reads++;
            int newer = firstInvokedAfter(writes.acknowledged(), writtenNs);
            long ageNs = 0;
            if (newer < firstAcknowledged.length && firstAcknowledged[newer].completedNs() < read.invokedNs()) {
                ageNs = read.invokedNs() - firstAcknowledged[newer].completedNs();
                stale.add(new StaleRead(read, firstAcknowledged[newer], ageNs));
            }
            ages.recordValue(ageNs);
            maxNs = Math.max(maxNs, ageNs);
        }

        private static int firstInvokedAfter(List<Operation> writes, long timeNs) {
            int from = 0;
            int to = writes.size();
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (writes.get(middle).invokedNs() > timeNs) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return from;
        }
    }
}
