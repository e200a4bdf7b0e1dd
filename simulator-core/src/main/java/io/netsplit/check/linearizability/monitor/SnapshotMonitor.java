package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.ElementSet;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Sets whose elements each come at most once and go at most once, with reads of the whole set. Each element is there between
 * two operations, so whoever saw it stands between them, and whoever missed it before the first or behind the second. A read
 * of the set says so of every element at one instant. What real time does not settle of this is left to {@link Precedences};
 * for elements judged one by one, without such reads, see {@link SetMonitor}.
 *
 * <p>Left out: elements that come again, and a remove without an answer of which it is open whether it came before the add.
 */
final class SnapshotMonitor implements Monitor {
    /** Bound on the elements looked at over all reads, and on the demands that {@link Precedences} looks at. */
    private static final long MAX_WORK = 50_000_000;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof ElementSet && model.initial() instanceof Set<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        SetUses uses = new SetUses(intervals, initial);
        if (!uses.areKnown() || (long) uses.reads() * uses.elements() > MAX_WORK) {
            return Ruling.NOT_APPLICABLE;
        }
        Case one = new Case(intervals, uses, initial.size());
        return switch (one.answer()) {
            case LINEARIZABLE -> Ruling.LINEARIZABLE;
            case NOT_LINEARIZABLE -> Ruling.violatedAt(one.last == Case.NONE ? null : intervals.operation(one.last));
            case NOT_APPLICABLE -> Ruling.NOT_APPLICABLE;
        };
    }

    /** One set's operations. */
    private static final class Case {
        private static final int NONE = -1;

        private final Intervals intervals;
        private final SetUses uses;
        private final int initially;
        private final Precedences order;
        private boolean known = true;
        private boolean possible = true;

        /** By element: the operations after which it is there and is not any more, or {@link #NONE}; whether it was seen. */
        private final int[] comes;

        private final int[] goes;
        private final boolean[] seen;

        /** The last operation that was looked at, where not all were possible; else {@link #NONE}. */
        private int last = NONE;

        Case(Intervals intervals, SetUses uses, int initially) {
            this.intervals = intervals;
            this.uses = uses;
            this.initially = initially;
            order = new Precedences(intervals, MAX_WORK);
            comes = new int[uses.elements()];
            goes = new int[uses.elements()];
            seen = new boolean[uses.elements()];
            Arrays.fill(comes, NONE);
            Arrays.fill(goes, NONE);
        }

        Answer answer() {
            for (int i = 0; i < intervals.size() && known; i++) {
                note(i);
            }
            for (int element = 0; element < comes.length && known; element++) {
                live(element);
            }
            for (int i = 0; i < intervals.size() && known && possible; i++) {
                demand(i);
                last = possible ? NONE : i;
            }
            if (!known) {
                return Answer.NOT_APPLICABLE;
            }
            return possible ? order.solve() : Answer.NOT_LINEARIZABLE;
        }

        private void note(int i) {
            switch (uses.use(i)) {
                case ADD -> {
                    known &= comes[uses.element(i)] == NONE;
                    comes[uses.element(i)] = i;
                }
                case REMOVE -> {
                    known &= goes[uses.element(i)] == NONE;
                    goes[uses.element(i)] = i;
                    seen[uses.element(i)] |= saysTrue(i);
                }
                case SEES -> seen[uses.element(i)] = true;
                case READ -> {
                    for (int one : uses.shown(i)) {
                        seen[one] = true;
                    }
                }
                case MISSES, NOTHING -> {}
            }
        }

        private boolean saysTrue(int i) {
            return intervals.isOk(i)
                    && Boolean.TRUE.equals(intervals.operation(i).output());
        }

        /** Settles when the element can be there at all. */
        private void live(int element) {
            if (element < initially) {
                known &= comes[element] == NONE;
                return;
            }
            int add = comes[element];
            int remove = goes[element];
            if (add == NONE || (!intervals.isOk(add) && !seen[element])) {
                possible &= !seen[element];
                comes[element] = NONE;
                goes[element] = NONE;
            } else if (remove != NONE) {
                boolean later = saysTrue(remove) || !intervals.isOk(remove);
                known &= later || intervals.to(add) < intervals.from(remove);
                order.before(add, remove);
            }
        }

        private void demand(int i) {
            switch (uses.use(i)) {
                case SEES -> sees(i, uses.element(i));
                case MISSES -> misses(i, uses.element(i));
                case READ -> {
                    boolean[] there = new boolean[comes.length];
                    for (int element : uses.shown(i)) {
                        possible &= !there[element];
                        there[element] = true;
                    }
                    for (int element = 0; element < there.length && possible; element++) {
                        if (there[element]) {
                            sees(i, element);
                        } else {
                            misses(i, element);
                        }
                    }
                }
                case ADD, REMOVE, NOTHING -> {}
            }
        }

        private void sees(int i, int element) {
            if (comes[element] != NONE) {
                demand(comes[element], i);
            }
            if (goes[element] != NONE) {
                demand(i, goes[element]);
            }
        }

        private void misses(int i, int element) {
            int add = comes[element];
            int remove = goes[element];
            if (add == NONE && element >= initially) {
                return;
            }
            boolean before = add != NONE && intervals.from(i) < intervals.to(add);
            boolean behind = remove != NONE && intervals.from(remove) < intervals.to(i);
            boolean certainly = (before && intervals.to(i) < intervals.from(add))
                    || (behind && intervals.to(remove) < intervals.from(i));
            if (certainly) {
                return;
            }
            if (before && behind) {
                order.either(i, add, remove, i);
            } else if (before) {
                order.before(i, add);
            } else if (behind) {
                order.before(remove, i);
            } else {
                possible = false;
            }
        }

        /** That one operation stands before another, where real time does not say so. */
        private void demand(int first, int second) {
            if (intervals.to(first) >= intervals.from(second)) {
                order.before(first, second);
            }
        }
    }
}
