package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.LifoStack;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Stacks in which each element that was popped was pushed once. The idea is that of Lee and Mathur ("Efficient
 * Decrease-and-Conquer Linearizability Monitoring", OOPSLA 2025): look for an element that can be taken out without changing
 * whether there is an order.
 *
 * <p>An element is certainly there from the completion of its push to the invocation of its pop. One that never certainly is
 * can be pushed and popped at one instant, and says nothing. At an instant at which none certainly is, the stack may as well
 * be empty: what was pushed before can be popped before, and what is popped after can be pushed after. So what lies between
 * two such gaps stands alone. Within, there is always something there, and so one element lies at the bottom all the time:
 * its push was invoked before the first push completed, and its pop completed after the last pop was invoked. Where there is
 * no such element, there is no order. Where there is one, all others fit above it, and it can be taken out; which of several
 * makes no difference. A pop that found nothing needs a gap.
 *
 * <p>A pop of unknown end can have taken an element that nobody else popped. Unless there is an order in which none did, or
 * none if all were taken as soon as anything can have been, only one way to hand them out is tried.
 */
final class StackMonitor implements Monitor {
    private static final int NONE = Lifetimes.NONE;
    private static final int NEVER = Lifetimes.NEVER;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof LifoStack && model.initial() instanceof Collection<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Lifetimes elements = new Lifetimes(intervals, initial);
        if (!elements.areKnown()) {
            return Ruling.NOT_APPLICABLE;
        }
        return elements.conflict().isEmpty() ? ruling(intervals, elements) : Ruling.violated(elements.conflict());
    }

    private static Ruling ruling(Intervals intervals, Lifetimes elements) {
        Handout handout = new Handout(intervals, elements);
        int[] ends = new int[elements.count()];
        Arrays.fill(ends, NEVER);
        List<Operation> conflict = new Attempt(intervals, elements, ends).conflict();
        if (conflict.isEmpty()) {
            return elements.areExact() ? Ruling.LINEARIZABLE : Ruling.NOT_APPLICABLE;
        }
        if (elements.unknownTakes().size() > 0) {
            Arrays.fill(ends, handout.soonest());
            conflict = new Attempt(intervals, elements, ends).conflict();
        }
        if (!conflict.isEmpty()) {
            return Ruling.violated(conflict);
        }
        boolean fits = elements.areExact()
                && (fits(intervals, elements, handout, true) || fits(intervals, elements, handout, false));
        return fits ? Ruling.LINEARIZABLE : Ruling.NOT_APPLICABLE;
    }

    private static boolean fits(Intervals intervals, Lifetimes elements, Handout handout, boolean last) {
        int[] deadline = handout.sooner(deadlines(elements), last);
        int[] urgent = Handout.byDeadline(deadline);
        if (handout.firstWithout(urgent, deadline) != NONE) {
            return false;
        }
        int[] ends = new int[elements.count()];
        Arrays.fill(ends, NEVER);
        for (int k = 0; k < urgent.length; k++) {
            ends[urgent[k]] = elements.at(intervals.from(elements.unknownTakes().get(k)));
        }
        return new Attempt(intervals, elements, ends).conflict().isEmpty();
    }

    /** An element that lies above another one while that is popped must have gone. */
    private static int[] deadlines(Lifetimes elements) {
        int[] deadline = new int[elements.count()];
        int[] below = new int[elements.events()];
        int[] above = new int[elements.events()];
        Arrays.fill(deadline, NEVER);
        Arrays.fill(below, NONE);
        Arrays.fill(above, NONE);
        for (int element = 0; element < deadline.length; element++) {
            if (elements.take(element) == NONE) {
                above[elements.putBegan(element)] = element;
            } else if (elements.putDone(element) != NEVER) {
                below[elements.putDone(element)] = element;
            }
        }
        LeastTree popped = new LeastTree(elements.events());
        for (int event = 0; event < elements.events(); event++) {
            if (below[event] != NONE) {
                popped.set(elements.takeBegan(below[event]), elements.takeDone(below[event]));
            }
            if (above[event] != NONE) {
                int first = popped.leastIn(elements.putDone(above[event]), elements.events());
                deadline[above[event]] = first == LeastTree.NONE ? NEVER : popped.get(first);
            }
        }
        return deadline;
    }

    /** Takes elements out from the bottom, given when those that nobody is known to have popped were popped. */
    private static final class Attempt {
        private final Intervals intervals;
        private final Lifetimes elements;
        private final int events;
        private final int[] begin;
        private final int[] end;

        /** Elements that are certainly there for a while, in the order of their begin; and which of them are still in. */
        private final int[] order;

        private final boolean[] out;
        private int count;

        /** By place in the order: the invocation of the push, until it is early enough; then, negated, the pop's completion. */
        private final LeastTree tooLate;

        private final LeastTree longest;
        private final DepthTree depth;

        Attempt(Intervals intervals, Lifetimes elements, int[] untakenEnds) {
            this.intervals = intervals;
            this.elements = elements;
            events = elements.events();
            begin = new int[elements.count()];
            end = new int[elements.count()];
            int[] beginning = new int[events];
            Arrays.fill(beginning, NONE);
            depth = new DepthTree(events);
            for (int element = 0; element < begin.length; element++) {
                begin[element] = elements.putDone(element);
                int taken = elements.take(element) == NONE ? untakenEnds[element] : elements.takeBegan(element);
                end[element] = Math.min(events, taken);
                if (begin[element] < end[element]) {
                    beginning[begin[element]] = element;
                    depth.add(begin[element], end[element], 1);
                    count++;
                }
            }
            order = new int[count];
            out = new boolean[count];
            tooLate = new LeastTree(count);
            longest = new LeastTree(count);
            int k = 0;
            for (int element : beginning) {
                if (element != NONE) {
                    tooLate.set(k, elements.putBegan(element));
                    order[k++] = element;
                }
            }
        }

        List<Operation> conflict() {
            List<Operation> conflict = neverEmpty();
            int first = 0;
            while (conflict.isEmpty() && first < count) {
                if (out[first]) {
                    first++;
                } else {
                    conflict = takeOut(first);
                }
            }
            return conflict;
        }

        /** Takes out one bottom of those elements that stand together with the first that is in. */
        private List<Operation> takeOut(int first) {
            int from = begin[order[first]];
            int to = depth.nextFree(from);
            int behind = firstBeginningAfter(to, first);
            int early = tooLate.leastIn(first, behind);
            while (early != LeastTree.NONE && tooLate.get(early) < from) {
                tooLate.set(early, LeastTree.INFINITE);
                longest.set(early, -elements.takeDone(order[early]));
                early = tooLate.leastIn(first, behind);
            }
            int bottom = longest.leastIn(first, behind);
            if (bottom == LeastTree.NONE || -longest.get(bottom) <= to) {
                return operationsOn(presence().cover(from, to), NONE);
            }
            longest.set(bottom, LeastTree.INFINITE);
            depth.add(begin[order[bottom]], end[order[bottom]], -1);
            out[bottom] = true;
            return List.of();
        }

        private int firstBeginningAfter(int event, int first) {
            int from = first;
            int to = count;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (begin[order[middle]] <= event) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        /** When elements are there that are still in. */
        private Presence presence() {
            int[] never = new int[begin.length];
            for (int k = 0; k < count; k++) {
                never[order[k]] = out[k] ? 0 : end[order[k]];
            }
            return new Presence(begin, never, events);
        }

        private List<Operation> neverEmpty() {
            if (elements.empties().size() == 0) {
                return List.of();
            }
            Presence presence = presence();
            for (int k = 0; k < elements.empties().size(); k++) {
                int empty = elements.empties().get(k);
                int from = elements.at(intervals.from(empty));
                int to = elements.at(intervals.to(empty));
                if (presence.lastGapBetween(from, to) == NONE) {
                    return operationsOn(presence.cover(from, to), empty);
                }
            }
            return List.of();
        }

        /** All on these elements, one more, and the first operation that may have taken any of them. */
        private List<Operation> operationsOn(Places some, int one) {
            Places places = new Places().add(one);
            for (int k = 0; k < some.size(); k++) {
                places.add(elements.put(some.get(k))).add(elements.take(some.get(k)));
            }
            if (elements.unknownTakes().size() > 0) {
                places.add(elements.unknownTakes().get(0));
            }
            return intervals.pick(places.toArray());
        }
    }
}
