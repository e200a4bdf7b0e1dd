package io.netsplit.check.linearizability.monitor;

import java.util.Arrays;

/**
 * Hands out the takes of unknown end among the elements that nobody is known to have taken: each can have taken one, at any
 * time after its invocation. An element with a deadline needs one that was invoked before it.
 */
final class Handout {
    private static final int NONE = Lifetimes.NONE;
    private static final int NEVER = Lifetimes.NEVER;

    private final Intervals intervals;
    private final Lifetimes elements;

    Handout(Intervals intervals, Lifetimes elements) {
        this.intervals = intervals;
        this.elements = elements;
    }

    /** When elements are certainly there if all that nobody is known to have taken are taken at this event. */
    Presence presence(int untakenEnd) {
        int[] begin = new int[elements.count()];
        int[] end = new int[elements.count()];
        for (int element = 0; element < begin.length; element++) {
            begin[element] = elements.putDone(element);
            end[element] = elements.take(element) == NONE ? untakenEnd : elements.takeBegan(element);
        }
        return new Presence(begin, end, elements.events());
    }

    /** The event of the first take of unknown end, or {@link Lifetimes#NEVER}. */
    int soonest() {
        Places unknown = elements.unknownTakes();
        return unknown.size() == 0 ? NEVER : elements.at(intervals.from(unknown.get(0)));
    }

    /** How many takes of unknown end were invoked before the event. */
    int takesBefore(int event) {
        int from = 0;
        int to = elements.unknownTakes().size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (elements.at(intervals.from(elements.unknownTakes().get(middle))) < event) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The elements with a deadline, the most urgent first. */
    static int[] byDeadline(int[] deadline) {
        long[] order = new long[deadline.length];
        int count = 0;
        for (int element = 0; element < deadline.length; element++) {
            if (deadline[element] != NEVER) {
                order[count++] = (long) deadline[element] << 32 | element;
            }
        }
        Arrays.sort(order, 0, count);
        int[] sorted = new int[count];
        for (int k = 0; k < count; k++) {
            sorted[k] = (int) order[k];
        }
        return sorted;
    }

    /** Where in the order of urgency there are too few takes for the first time, or -1 where they suffice. */
    int firstWithout(int[] urgent, int[] deadline) {
        for (int k = 0; k < urgent.length; k++) {
            if (takesBefore(deadline[urgent[k]]) <= k) {
                return k;
            }
        }
        return NONE;
    }

    /**
     * Deadlines such that each take that found nothing can have: where nobody need have taken anything for it, or else in
     * the last, or first, gap between elements that are known to be taken.
     */
    int[] sooner(int[] deadline, boolean last) {
        Presence all = presence(NEVER);
        Presence known = presence(NONE);
        boolean[] empty = new boolean[elements.events()];
        for (int k = 0; k < elements.empties().size(); k++) {
            int from = elements.at(intervals.from(elements.empties().get(k)));
            int to = elements.at(intervals.to(elements.empties().get(k)));
            int free = all.lastGapBetween(from, to);
            int gap = last ? known.lastGapBetween(from, to) : known.firstGapBetween(from, to);
            if (gap != NONE) {
                empty[free == NONE ? gap : free] = true;
            }
        }
        int[] next = new int[elements.events() + 1];
        next[elements.events()] = NEVER;
        for (int event = elements.events() - 1; event >= 0; event--) {
            next[event] = empty[event] ? event + 1 : next[event + 1];
        }
        int[] sooner = deadline.clone();
        for (int element = 0; element < sooner.length; element++) {
            if (elements.take(element) == NONE) {
                sooner[element] = Math.min(sooner[element], next[elements.putDone(element)]);
            }
        }
        return sooner;
    }
}
