package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.ElementSet;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Refuses sets of any kind for an element that somebody saw there, or missed, when it had certainly been taken out, or put in,
 * and nobody can have put it in or taken it out again. An order of the whole is one for each element alone, which is a
 * register that holds whether it is there: see {@link ReplacedMonitor}. A read of everything sees every element. The
 * condition is necessary for an order and not sufficient: where it holds, nothing is known.
 */
final class StaleElementMonitor implements Monitor {
    /** Bound on the elements looked at, over all reads. */
    private static final long MAX_WORK = 50_000_000;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof ElementSet && model.initial() instanceof Set<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Pass pass = new Pass(new Intervals(operations), initial);
        if (!pass.isPossible()) {
            return Ruling.NOT_APPLICABLE;
        }
        int found = pass.find();
        return found == Accesses.NONE ? Ruling.NOT_APPLICABLE : Ruling.violatedAt(pass.intervals.operation(found));
    }

    /** One look at all events in their order. */
    private static final class Pass {
        private static final int NONE = Accesses.NONE;
        private static final int BEFORE_ALL = -1;
        private static final int NEVER = -2;
        private static final int OFF = 0;
        private static final int ON = 1;

        private final Intervals intervals;
        private final ValueIds ids;
        private final int[][] shown;
        private final int[][] replacedAt;
        private boolean known = true;
        private long work;

        /** By state and element, the latest completion among the changes to it that were invoked so far. */
        private int[][] lastSet = new int[2][];

        /** By state and element, the latest invocation among the completed operations that left the element so. */
        private int[][] left = new int[2][];

        Pass(Intervals intervals, Set<?> initial) {
            this.intervals = intervals;
            ids = new ValueIds(intervals.size() / 2 + 1);
            shown = new int[intervals.size()][];
            replacedAt = new int[intervals.size()][];
            initial.forEach(ids::of);
            int reads = 0;
            for (int i = 0; i < shown.length; i++) {
                reads += understand(i) ? 1 : 0;
            }
            work += (long) reads * ids.size();
            begin(initial.size());
        }

        /** True for a read of everything. */
        private boolean understand(int i) {
            Operation operation = intervals.operation(i);
            switch (operation.function()) {
                case Functions.ADD, Functions.REMOVE, Functions.CONTAINS -> {
                    known &= operation.input() != null;
                    known &= !operation.isOk() || operation.output() == null || operation.output() instanceof Boolean;
                    shown[i] = new int[] {ids.of(operation.input())};
                }
                case Functions.READ -> {
                    known &= !operation.isOk() || operation.output() instanceof Collection<?>;
                    shown[i] = elements(operation);
                    return operation.isOk();
                }
                default -> known = false;
            }
            return false;
        }

        private int[] elements(Operation read) {
            return read.output() instanceof Collection<?> elements
                    ? elements.stream().mapToInt(ids::of).toArray()
                    : new int[0];
        }

        private void begin(int initially) {
            for (int state : new int[] {OFF, ON}) {
                lastSet[state] = new int[ids.size()];
                Arrays.fill(lastSet[state], NEVER);
                Arrays.fill(lastSet[state], 0, initially, state == ON ? BEFORE_ALL : NEVER);
                Arrays.fill(lastSet[state], initially, ids.size(), state == OFF ? BEFORE_ALL : NEVER);
                left[state] = lastSet[state].clone();
            }
        }

        /** False where there is an operation of another kind, or too much to look at. */
        boolean isPossible() {
            return known && work <= MAX_WORK;
        }

        /** The first operation that saw or missed such an element, or {@link #NONE}. */
        int find() {
            return intervals.follow(this::invoke, this::complete);
        }

        private boolean isRead(int i) {
            return intervals.operation(i).function().equals(Functions.READ);
        }

        private void invoke(int i) {
            if (isRead(i)) {
                replacedAt[i] = intervals.isOk(i) ? replacedBefore(i) : new int[0];
                return;
            }
            int element = shown[i][0];
            int saw = saw(i);
            replacedAt[i] = new int[] {saw == NONE ? NEVER : left[1 - saw][element]};
            int set = set(i);
            if (set != NONE) {
                lastSet[set][element] = Math.max(lastSet[set][element], intervals.to(i));
            }
        }

        /** For each element, the last invocation of an operation before the read that left it otherwise than it saw. */
        private int[] replacedBefore(int read) {
            int[] replaced = left[ON].clone();
            for (int element : shown[read]) {
                replaced[element] = left[OFF][element];
            }
            return replaced;
        }

        private boolean complete(int i) {
            return isRead(i) ? completeRead(i) : completeOne(i);
        }

        private boolean completeOne(int i) {
            int element = shown[i][0];
            int saw = saw(i);
            if (saw != NONE && lastSet[saw][element] < replacedAt[i][0]) {
                return false;
            }
            int leaves = set(i) == NONE ? saw : set(i);
            if (leaves != NONE) {
                left[leaves][element] = Math.max(left[leaves][element], intervals.from(i));
            }
            return true;
        }

        private boolean completeRead(int i) {
            boolean[] there = new boolean[ids.size()];
            for (int element : shown[i]) {
                there[element] = true;
            }
            int from = intervals.from(i);
            for (int element = 0; element < there.length; element++) {
                int saw = there[element] ? ON : OFF;
                if (lastSet[saw][element] < replacedAt[i][element]) {
                    return false;
                }
                left[saw][element] = Math.max(left[saw][element], from);
            }
            replacedAt[i] = new int[0]; // the space is needed for other reads
            return true;
        }

        /** The state that the operation must have found, or {@link #NONE} where its answer does not tell. */
        private int saw(int i) {
            Operation operation = intervals.operation(i);
            if (!operation.isOk() || !(operation.output() instanceof Boolean yes)) {
                return NONE;
            }
            boolean on = operation.function().equals(Functions.ADD) != yes;
            return on ? ON : OFF;
        }

        /** The state that the operation leaves if it happens, or {@link #NONE} where it changes nothing. */
        private int set(int i) {
            Operation operation = intervals.operation(i);
            boolean refused = operation.isOk() && Boolean.FALSE.equals(operation.output());
            if (refused || operation.function().equals(Functions.CONTAINS)) {
                return NONE;
            }
            return operation.function().equals(Functions.ADD) ? ON : OFF;
        }
    }
}
