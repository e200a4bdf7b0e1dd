package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.ElementSet;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets from which nothing is removed, with reads of the whole set. The reads then stand in the order of their sizes, each
 * answer within the next, and each element is added between the last read without it and the first one with it. So every
 * operation has a place among the reads, and there is an order exactly where these places and real time do not contradict
 * each other: going up in this order, no operation may complete before an earlier one is invoked. The
 * papers on monitoring do not treat such reads, because their sets answer for one element at a time.
 *
 * <p>Of several adds of an element the one invoked first adds it, unless another answered that it did. One of unknown end
 * that nobody saw the element of says nothing.
 */
final class GrowingSetMonitor implements Monitor {
    private static final int NONE = -1;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof ElementSet && model.initial() instanceof Set<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Case one = new Case(new Intervals(operations), initial);
        if (!one.known) {
            return Ruling.NOT_APPLICABLE;
        }
        return one.hasOrder() ? Ruling.LINEARIZABLE : Ruling.violated(List.of());
    }

    /** One set's operations. */
    private static final class Case {
        private final Intervals intervals;
        private final ValueIds elements = new ValueIds(64);
        private final int initially;
        private boolean known = true;
        private boolean possible = true;

        /** Reads that were answered, smallest answer first; and for each element, the operations on it. */
        private final List<Read> reads = new ArrayList<>();

        private final List<Places> byElement = new ArrayList<>();

        /** The last event that everything placed so far stands behind. */
        private int reached = NONE;

        /** The last invocation among the reads placed so far. */
        private int begun = NONE;

        private record Read(int operation, int[] answer) {}

        Case(Intervals intervals, Set<?> initial) {
            this.intervals = intervals;
            for (Object element : initial) {
                id(element);
            }
            initially = byElement.size();
            for (int i = 0; i < intervals.size() && known; i++) {
                Operation operation = intervals.operation(i);
                if (operation.function().equals(Functions.READ)) {
                    known = !operation.isOk() || read(i, operation.output());
                } else {
                    known = isKnown(operation);
                    if (known && (operation.isOk() || operation.function().equals(Functions.ADD))) {
                        byElement.get(id(operation.input())).add(i);
                    }
                }
            }
        }

        private boolean isKnown(Operation operation) {
            boolean add = operation.function().equals(Functions.ADD);
            boolean contains = operation.function().equals(Functions.CONTAINS)
                    && (!operation.isOk() || operation.output() instanceof Boolean);
            return (add || contains) && operation.input() != null;
        }

        private int id(@Nullable Object element) {
            int id = elements.of(element);
            if (id == byElement.size()) {
                byElement.add(new Places());
            }
            return id;
        }

        private boolean read(int i, @Nullable Object output) {
            if (output != null && !(output instanceof Collection<?>)) {
                return false;
            }
            Collection<?> answer = output instanceof Collection<?> some ? some : List.of();
            int[] ids = new int[answer.size()];
            int k = 0;
            for (Object element : answer) {
                ids[k++] = id(element);
            }
            reads.add(new Read(i, ids));
            return true;
        }

        boolean hasOrder() {
            reads.sort((a, b) -> Integer.compare(a.answer.length, b.answer.length));
            int[] firstSeen = firstSeen();
            Places[] added = new Places[reads.size() + 1];
            Arrays.setAll(added, r -> new Places());
            for (int element = 0; element < firstSeen.length; element++) {
                if (element < initially) {
                    possible &= wasThere(byElement.get(element));
                } else {
                    added[firstSeen[element]].add(element);
                }
            }
            for (int r = 0; r < reads.size() && possible; r++) {
                if (added[r].size() > 0) {
                    reached = Math.max(reached, begun);
                    addAll(added[r], true);
                }
                possible &= intervals.to(reads.get(r).operation) > reached;
                begun = Math.max(begun, intervals.from(reads.get(r).operation));
            }
            reached = Math.max(reached, begun);
            addAll(added[reads.size()], false);
            return possible;
        }

        /** For each element, the first read that shows it, or the number of reads; checks that answers only grow. */
        private int[] firstSeen() {
            int[] firstSeen = new int[byElement.size()];
            int[] lastSeen = new int[firstSeen.length];
            Arrays.fill(firstSeen, 0, initially, -1);
            Arrays.fill(firstSeen, initially, firstSeen.length, reads.size());
            Arrays.fill(lastSeen, NONE);
            int before = initially;
            for (int r = 0; r < reads.size(); r++) {
                int old = 0;
                for (int element : reads.get(r).answer) {
                    possible &= lastSeen[element] != r;
                    lastSeen[element] = r;
                    old += firstSeen[element] < r ? 1 : 0;
                    firstSeen[element] = Math.min(firstSeen[element], r);
                }
                possible &= old == before;
                before = reads.get(r).answer.length;
            }
            return firstSeen;
        }

        /** Whether no operation says that it did not find the element. */
        private boolean wasThere(Places operations) {
            for (int k = 0; k < operations.size(); k++) {
                Operation operation = intervals.operation(operations.get(k));
                boolean add = operation.function().equals(Functions.ADD);
                if (operation.isOk() && Boolean.valueOf(add).equals(operation.output())) {
                    return false;
                }
            }
            return true;
        }

        private void addAll(Places some, boolean seen) {
            int last = reached;
            for (int k = 0; k < some.size() && possible; k++) {
                last = Math.max(last, addedAt(byElement.get(some.get(k)), seen));
            }
            reached = last;
        }

        /** The last event that the adding of an element stands behind; checks that all on the element can have happened. */
        private int addedAt(Places operations, boolean seen) {
            int behind = reached;
            int adder = NONE;
            int needing = 0;
            for (int k = 0; k < operations.size(); k++) {
                int i = operations.get(k);
                Operation operation = intervals.operation(i);
                boolean add = operation.function().equals(Functions.ADD);
                boolean refused = operation.isOk() && Boolean.FALSE.equals(operation.output());
                if (add && !refused) {
                    adder = adder(adder, i);
                } else if (!add && refused) {
                    behind = Math.max(behind, intervals.from(i));
                }
                needing += operation.isOk() && (add || !refused) ? 1 : 0;
            }
            if (adder == NONE || (!seen && needing == 0)) {
                possible &= !seen && needing == 0;
                return reached;
            }
            int at = Math.max(behind, intervals.from(adder));
            for (int k = 0; k < operations.size(); k++) {
                possible &= fits(operations.get(k), at);
            }
            return at;
        }

        /** Of two operations that can have added an element, the one that did. */
        private int adder(int one, int other) {
            if (one == NONE) {
                return other;
            }
            boolean oneSays = intervals.isOk(one)
                    && Boolean.TRUE.equals(intervals.operation(one).output());
            boolean otherSays = intervals.isOk(other)
                    && Boolean.TRUE.equals(intervals.operation(other).output());
            possible &= !oneSays || !otherSays;
            return otherSays ? other : one;
        }

        /** Whether what saw the element, or found it added, can stand behind its adding. */
        private boolean fits(int i, int at) {
            Operation operation = intervals.operation(i);
            boolean before = !operation.function().equals(Functions.ADD) && Boolean.FALSE.equals(operation.output());
            return !intervals.isOk(i) || before || intervals.to(i) > at;
        }
    }
}
