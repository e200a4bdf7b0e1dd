package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.List;

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
    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Counter && model.initial() instanceof Long initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Case one = new Case(new Intervals(operations), initial);
        if (!one.known) {
            return Ruling.NOT_APPLICABLE;
        }
        return one.hasOrder()
                ? Ruling.LINEARIZABLE
                : Ruling.violatedAt(one.last == Case.NONE ? null : one.intervals.operation(one.last));
    }

    /** One counter's operations and how many changes have been made. */
    private static final class Case {
        private static final int NONE = -1;

        private final Intervals intervals;
        private final Sums sums;
        private long amount;
        private boolean known;

        /** Whether the operation changes the counter; and how many changes came before its end, or {@link #NONE}. */
        private final boolean[] changes;

        private final int[] rank;
        private boolean possible;

        /** By rank, the change that answered its sum, or {@link #NONE}. */
        private final int[] answered;

        private final PlaceHeap free = new PlaceHeap();
        private final boolean[] placed;
        private int made;

        /** The last operation for which a place was looked for, or {@link #NONE}. */
        private int last = NONE;

        Case(Intervals intervals, long initial) {
            this.intervals = intervals;
            sums = new Sums(intervals, initial);
            known = sums.areKnown();
            possible = sums.arePossible();
            int n = intervals.size();
            changes = new boolean[n];
            rank = new int[n];
            placed = new boolean[n];
            answered = new int[n + 1];
            Arrays.fill(answered, NONE);
            for (int i = 0; i < n; i++) {
                long change = sums.amount(i);
                known &= amount == 0 || change == 0 || change == amount;
                amount = change == 0 ? amount : change;
            }
            for (int i = 0; i < n && known; i++) {
                readRank(i);
            }
        }

        private void readRank(int i) {
            changes[i] = sums.changes(i);
            rank[i] = sums.tells(i) ? rankOf(sums.after(i)) : NONE;
            possible &= !sums.tells(i) || rank[i] != NONE;
            if (changes[i] && rank[i] != NONE) {
                possible &= rank[i] > 0 && answered[rank[i]] == NONE;
                answered[rank[i]] = i;
            }
        }

        /** How many changes make this difference, or {@link #NONE} where no number of them does. */
        private int rankOf(long difference) {
            long step = amount == 0 ? 1 : amount;
            boolean fits = difference % step == 0 && difference / step >= 0;
            return fits && difference / step < answered.length ? (int) (difference / step) : NONE;
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
                last = i;
                possible &= changes[i] ? rank[i] > made : rank[i] >= made;
            }
        }

        /** Makes changes until the operation has its place, before the event that is now. */
        private void complete(int i, int now) {
            last = i;
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
