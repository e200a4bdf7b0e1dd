package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import io.netsplit.model.Model;
import java.util.List;

/**
 * Refuses counters of any kind for a sum that nobody can have seen: less than what had certainly been added by then, with
 * all that may have been taken off besides; or more than that with all that may have been added; or one that differs from it
 * by no multiple of what all amounts are multiples of. These are necessary conditions only: which amounts make up a sum is
 * NP-complete to find out.
 */
final class CounterBoundsMonitor implements Monitor {
    private static final int NONE = -1;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Counter && model.initial() instanceof Long initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Sums sums = new Sums(intervals, initial);
        if (!sums.areKnown()) {
            return Ruling.NOT_APPLICABLE;
        }
        if (!sums.arePossible()) {
            return Ruling.violated(List.of());
        }
        int broken = new Bounds(intervals, sums).firstBroken();
        return broken == NONE ? Ruling.NOT_APPLICABLE : Ruling.violatedAt(intervals.operation(broken));
    }

    /** The amounts above and below zero, added up over the events. */
    private static final class Bounds {
        private final Intervals intervals;
        private final Sums sums;

        /** By event: all amounts above zero of changes invoked before it, and of changes completed before it; and below. */
        private final long[] moreBegun;

        private final long[] moreDone;
        private final long[] lessBegun;
        private final long[] lessDone;
        private long divisor;

        Bounds(Intervals intervals, Sums sums) {
            this.intervals = intervals;
            this.sums = sums;
            moreBegun = new long[intervals.events() + 1];
            moreDone = new long[moreBegun.length];
            lessBegun = new long[moreBegun.length];
            lessDone = new long[moreBegun.length];
            for (int i = 0; i < intervals.size(); i++) {
                long amount = sums.amount(i);
                divisor = greatestCommonDivisor(divisor, Math.abs(amount));
                (amount > 0 ? moreBegun : lessBegun)[intervals.from(i) + 1] = amount;
                if (intervals.isOk(i)) {
                    (amount > 0 ? moreDone : lessDone)[intervals.to(i) + 1] = amount;
                }
            }
            for (long[] sum : new long[][] {moreBegun, moreDone, lessBegun, lessDone}) {
                for (int event = 1; event < sum.length; event++) {
                    sum[event] += sum[event - 1];
                }
            }
        }

        private static long greatestCommonDivisor(long one, long other) {
            long a = one;
            long b = other;
            while (b != 0) {
                long rest = a % b;
                a = b;
                b = rest;
            }
            return a;
        }

        /** The first operation that was told an impossible sum, or {@link #NONE}. */
        int firstBroken() {
            for (int i = 0; i < intervals.size(); i++) {
                if (sums.tells(i) && !holdFor(i)) {
                    return i;
                }
            }
            return NONE;
        }

        private boolean holdFor(int i) {
            int from = intervals.from(i);
            int to = intervals.to(i);
            long own = sums.amount(i);
            long certain = moreDone[from] + lessDone[from];
            long most = certain + moreBegun[to] - moreDone[from] - Math.max(0, own);
            long least = certain + lessBegun[to] - lessDone[from] - Math.min(0, own);
            long found = sums.before(i);
            return least <= found && found <= most && (divisor == 0 || found % divisor == 0);
        }
    }
}
