package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counters that change by the same amount every time. A sum then says how many changes came before: it is a rank. Changes
 * are made as late as possible: when one completes, or a read that needs it; of the open ones always the one that completes
 * first, except that a change that answered a sum is the only one that can lead to it. A read is placed when its rank is
 * reached. No order has fewer changes made at any time, and one with more is no better: what is open stays open, and reads
 * never need fewer.
 *
 * <p>Changes by nothing are reads where they answered a sum, and say nothing where they did not. A change of unknown end is
 * an open one that never completes. Left out: different amounts, where reads ask which of them make up a sum.
 */
final class CounterMonitor implements Monitor {
    private static final long LARGEST = 1L << 31;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Counter && model.initial() instanceof Long initial) || Math.abs(initial) > LARGEST) {
            return Ruling.NOT_APPLICABLE;
        }
        Case one = new Case(new Intervals(operations), initial);
        if (!one.known) {
            return Ruling.NOT_APPLICABLE;
        }
        return one.hasOrder() ? Ruling.LINEARIZABLE : Ruling.violated(List.of());
    }

    /** One counter's operations and how many changes have been made. */
    private static final class Case {
        private static final int NONE = -1;

        private final Intervals intervals;
        private final long initial;
        private long amount;
        private boolean known = true;

        /** Whether the operation changes the counter; and how many changes came before its end, or {@link #NONE}. */
        private final boolean[] changes;

        private final int[] rank;
        private boolean possible = true;

        /** By rank, the change that answered its sum, or {@link #NONE}. */
        private final int[] answered;

        private final PlaceHeap free = new PlaceHeap();
        private final boolean[] placed;
        private int made;

        Case(Intervals intervals, long initial) {
            this.intervals = intervals;
            this.initial = initial;
            int n = intervals.size();
            changes = new boolean[n];
            rank = new int[n];
            placed = new boolean[n];
            answered = new int[n + 1];
            Arrays.fill(answered, NONE);
            for (int i = 0; i < n; i++) {
                long change = change(i);
                known &= amount == 0 || change == 0 || change == amount;
                amount = change == 0 ? amount : change;
            }
            known &= Math.abs(amount) <= LARGEST;
            for (int i = 0; i < n && known; i++) {
                readRank(i);
            }
        }

        /** By how much the operation changes the sum. */
        private long change(int i) {
            Operation operation = intervals.operation(i);
            String function = operation.function();
            if (function.equals(Functions.READ)) {
                return 0;
            }
            boolean byOne = operation.input() == null && !function.equals(Functions.ADD);
            known &= byOne || operation.input() instanceof Long;
            known &= List.of(Functions.ADD, Functions.INCREMENT, Functions.DECREMENT)
                    .contains(function);
            return known ? Counter.amount(function, operation.input()) : 0;
        }

        private void readRank(int i) {
            Operation operation = intervals.operation(i);
            boolean read = operation.function().equals(Functions.READ);
            @Nullable Object output = operation.output();
            changes[i] = !read && change(i) != 0;
            rank[i] = NONE;
            if (!operation.isOk() || (!read && !(output instanceof Long))) {
                return;
            }
            if (output != null && !(output instanceof Long)) {
                known = false;
                return;
            }
            rank[i] = rankOf(output instanceof Long sum ? sum : 0);
            possible &= rank[i] != NONE;
            if (changes[i] && possible) {
                possible = rank[i] > 0 && answered[rank[i]] == NONE;
                answered[rank[i]] = i;
            }
        }

        /** How many changes make this sum, or {@link #NONE} where no number of them does. */
        private int rankOf(long sum) {
            long difference = sum - initial;
            long step = amount == 0 ? 1 : amount;
            boolean fits = sum >= -LARGEST * LARGEST && sum <= LARGEST * LARGEST && difference % step == 0;
            return fits && difference / step >= 0 && difference / step < answered.length
                    ? (int) (difference / step)
                    : NONE;
        }

        boolean hasOrder() {
            PlaceHeap open = new PlaceHeap();
            for (int i = 0; i < placed.length && possible; i++) {
                while (possible && !open.isEmpty() && intervals.to(open.first()) < intervals.from(i)) {
                    complete(open.removeFirst(), intervals.from(i));
                }
                invoke(i);
                if (intervals.isOk(i)) {
                    open.add(i, intervals.to(i));
                }
            }
            while (possible && !open.isEmpty()) {
                complete(open.removeFirst(), Intervals.NEVER);
            }
            return possible;
        }

        private void invoke(int i) {
            if (changes[i] && rank[i] == NONE) {
                free.add(i, intervals.to(i));
            } else if (rank[i] != NONE) {
                possible &= changes[i] ? rank[i] > made : rank[i] >= made;
            }
        }

        /** Makes changes until the operation has its place, before the event that is now. */
        private void complete(int i, int now) {
            if (changes[i]) {
                while (possible && !placed[i]) {
                    makeOne(now);
                }
            } else {
                while (possible && rank[i] > made) {
                    makeOne(now);
                }
            }
        }

        private void makeOne(int now) {
            int next = made + 1 < answered.length ? answered[made + 1] : NONE;
            if (next == NONE) {
                possible = !free.isEmpty();
                next = possible ? free.removeFirst() : NONE;
            } else {
                possible = intervals.from(next) < now;
            }
            if (possible) {
                placed[next] = true;
                made++;
            }
        }
    }
}
