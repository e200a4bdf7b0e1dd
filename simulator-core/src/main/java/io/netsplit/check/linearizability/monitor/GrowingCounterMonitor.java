package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counters that change by different amounts, but in one direction only. The sums that were told then stand in one order, and
 * between two of them, changes of exactly their difference were made. By real time each change has a first and a last place
 * among the sums. Whether whole changes fit is a question of subset sums, which is NP-complete. But if changes could be made
 * in parts, it would be the scheduling of jobs on one machine, with releases and deadlines: always going on with the job that
 * is due first succeeds if anything does (Horn, "Some Simple Scheduling Algorithms", Naval Research Logistics Quarterly
 * 1974). Where even that fails, there is no order; where it succeeds without dividing any change, it is one: of two changes
 * of which one precedes the other in real time, that one is due first.
 *
 * <p>Left out: where changes had to be divided, nothing is known.
 */
final class GrowingCounterMonitor implements Monitor {
    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Counter && model.initial() instanceof Long initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Sums sums = new Sums(intervals, initial);
        boolean up = true;
        boolean down = true;
        for (int i = 0; i < intervals.size(); i++) {
            up &= sums.amount(i) >= 0;
            down &= sums.amount(i) <= 0;
        }
        if (!sums.areKnown() || !(up || down)) {
            return Ruling.NOT_APPLICABLE;
        }
        Case one = new Case(intervals, sums, up ? 1 : -1);
        if (!sums.arePossible() || !one.hasSteps() || !one.fits()) {
            return Ruling.violatedAt(one.suspect());
        }
        return one.divided ? Ruling.NOT_APPLICABLE : Ruling.LINEARIZABLE;
    }

    /** One counter's operations. A step is the reads of one sum, or one change that told its sum. */
    private static final class Case {
        private static final int NONE = -1;

        private final Intervals intervals;
        private final Sums sums;
        private final int sign;

        private int steps;

        /** By step: the sum before and after it; the last invocation up to it, and the first completion from it on. */
        private final long[] start;

        private final long[] end;
        private final int[] begun;
        private final int[] due;

        private boolean divided;

        /** The event over which it stumbled. */
        private int stumbledAt = NONE;

        Case(Intervals intervals, Sums sums, int sign) {
            this.intervals = intervals;
            this.sums = sums;
            this.sign = sign;
            int n = intervals.size();
            start = new long[n];
            end = new long[n];
            begun = new int[n];
            due = new int[n + 1];
        }

        /** Puts the sums that were told in their order; false where they have none. */
        boolean hasSteps() {
            for (int i : telling()) {
                long from = sign * sums.before(i);
                boolean same = steps > 0 && !sums.changes(i) && start[steps - 1] == from && end[steps - 1] == from;
                if (!same) {
                    if (from < (steps == 0 ? 0 : end[steps - 1])) {
                        stumbledAt = intervals.from(i);
                        return false;
                    }
                    start[steps] = from;
                    end[steps] = sign * sums.after(i);
                    begun[steps] = intervals.from(i);
                    due[steps++] = intervals.to(i);
                }
                begun[steps - 1] = Math.max(begun[steps - 1], intervals.from(i));
                due[steps - 1] = Math.min(due[steps - 1], intervals.to(i));
            }
            for (int k = 1; k < steps; k++) {
                begun[k] = Math.max(begun[k], begun[k - 1]);
            }
            due[steps] = Intervals.NEVER;
            for (int k = steps - 1; k >= 0; k--) {
                due[k] = Math.min(due[k], due[k + 1]);
            }
            for (int k = 1; k < steps; k++) {
                if (begun[k - 1] > due[k]) {
                    stumbledAt = begun[k - 1];
                    return false;
                }
            }
            return true;
        }

        @Nullable
        Operation suspect() {
            for (int i = 0; i < intervals.size(); i++) {
                if (stumbledAt != NONE && (intervals.from(i) == stumbledAt || intervals.to(i) == stumbledAt)) {
                    return intervals.operation(i);
                }
            }
            return null;
        }

        /** The operations that tell a sum, by the sum that they found; those that leave it as it is first. */
        private Integer[] telling() {
            Integer[] telling = new Integer[intervals.size()];
            int count = 0;
            for (int i = 0; i < intervals.size(); i++) {
                if (sums.tells(i)) {
                    telling[count++] = i;
                }
            }
            Integer[] sorted = Arrays.copyOf(telling, count);
            Arrays.sort(sorted, (a, b) -> {
                int bySum = Long.compare(sign * sums.before(a), sign * sums.before(b));
                return bySum != 0 ? bySum : Boolean.compare(sums.changes(a), sums.changes(b));
            });
            return sorted;
        }

        /** Fills what lies between the steps with changes, those first that are due first. */
        boolean fits() {
            PlaceHeap open = new PlaceHeap();
            long[] left = new long[intervals.size()];
            int next = 0;
            for (int k = 0; k <= steps; k++) {
                for (; next < intervals.size() && intervals.from(next) < due[k]; next++) {
                    if (sums.changes(next) && !sums.tells(next)) {
                        if (isLate(next, k)) {
                            return false;
                        }
                        left[next] = sign * sums.amount(next);
                        open.add(next, intervals.to(next));
                    }
                }
                if (k < steps && !fill(k, open, left)) {
                    return false;
                }
            }
            return true;
        }

        /** True where the change must stand before the last step before this gap. */
        private boolean isLate(int change, int gap) {
            boolean late = gap > 0 && intervals.to(change) < begun[gap - 1];
            stumbledAt = late ? begun[gap - 1] : stumbledAt;
            return late;
        }

        private boolean fill(int gap, PlaceHeap open, long[] left) {
            long missing = start[gap] - (gap == 0 ? 0 : end[gap - 1]);
            while (missing > 0) {
                if (open.isEmpty()) {
                    stumbledAt = due[gap];
                    return false;
                }
                int first = open.first();
                long part = Math.min(missing, left[first]);
                missing -= part;
                left[first] -= part;
                divided |= left[first] > 0;
                if (left[first] == 0) {
                    open.removeFirst();
                }
            }
            return open.isEmpty() || !isLate(open.first(), gap + 1);
        }
    }
}
