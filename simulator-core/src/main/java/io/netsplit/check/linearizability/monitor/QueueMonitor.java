package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.FifoQueue;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Queues in which each element that was taken was put in once. Such a history has an order exactly where no element was
 * taken twice, or before it was put in, or out of turn, and no dequeue found the queue empty while some element or other
 * was there all the time (Henzinger, Sezgin and Vafeiadis, "Aspect-Oriented Linearizability Proofs", CONCUR 2013, theorem 1;
 * Bouajjani, Emmi, Enea and Hamza, "On Reducing Linearizability to State Reachability", ICALP 2015; in O(n log n) by Lee and
 * Mathur, "Efficient Decrease-and-Conquer Linearizability Monitoring", OOPSLA 2025, and Abdulla et al., "Efficient
 * Linearizability Monitoring", PLDI 2025). Here events are numbered, so that one sweep over them finds elements out of turn,
 * and another the gaps in which the queue can have been empty.
 *
 * <p>A dequeue of unknown end can have taken one element that nobody else took. Elements that stand before others that were
 * taken need such a dequeue, each its own, invoked before the first of these others was certainly taken: where they do not
 * suffice, there is no order. Where dequeues that found nothing come on top, only two ways to hand out the unknown ones are
 * tried.
 */
final class QueueMonitor implements Monitor {
    private static final int NONE = Lifetimes.NONE;
    private static final int NEVER = Lifetimes.NEVER;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof FifoQueue && model.initial() instanceof Collection<?> initial)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Lifetimes elements = new Lifetimes(intervals, initial);
        return elements.areKnown() ? new Case(intervals, elements).ruling() : Ruling.NOT_APPLICABLE;
    }

    /** The elements of one queue, swept along the events. */
    private static final class Case {
        private final Intervals intervals;
        private final Lifetimes elements;
        private final Handout handout;
        private final int events;

        /** For each event, the element whose put begins or ends there, or {@link #NONE}. */
        private final int[] putBegan;

        private final int[] putDone;

        /** For each element that nobody is known to have taken, the element that had to wait for it, and the latest event. */
        private final int[] waiting;

        private final int[] deadline;

        Case(Intervals intervals, Lifetimes elements) {
            this.intervals = intervals;
            this.elements = elements;
            handout = new Handout(intervals, elements);
            events = elements.events();
            putBegan = new int[events];
            putDone = new int[events];
            waiting = new int[elements.count()];
            deadline = new int[elements.count()];
            Arrays.fill(putBegan, NONE);
            Arrays.fill(putDone, NONE);
            Arrays.fill(deadline, NEVER);
            for (int element = 0; element < elements.count(); element++) {
                putBegan[elements.putBegan(element)] = element;
                if (elements.putDone(element) != NEVER) {
                    putDone[elements.putDone(element)] = element;
                }
            }
        }

        Ruling ruling() {
            List<Operation> conflict = elements.conflict();
            if (conflict.isEmpty()) {
                conflict = outOfTurn();
            }
            if (conflict.isEmpty()) {
                setDeadlines();
                conflict = tooFewTakes();
            }
            if (conflict.isEmpty()) {
                conflict = neverEmpty();
            }
            if (!conflict.isEmpty()) {
                return Ruling.violated(conflict);
            }
            return elements.areExact() && allFit() ? Ruling.LINEARIZABLE : Ruling.NOT_APPLICABLE;
        }

        /** An element taken before one that was put in before it; both were taken. */
        private List<Operation> outOfTurn() {
            int last = NONE;
            for (int event = 0; event < events; event++) {
                int before = putDone[event];
                if (before != NONE
                        && elements.take(before) != NONE
                        && (last == NONE || elements.takeBegan(before) > elements.takeBegan(last))) {
                    last = before;
                }
                int after = putBegan[event];
                if (after != NONE && last != NONE && elements.takeDone(after) < elements.takeBegan(last)) {
                    return operationsOn(last, after);
                }
            }
            return List.of();
        }

        private List<Operation> operationsOn(int one, int other) {
            return intervals.pick(elements.put(one), elements.take(one), elements.put(other), elements.take(other));
        }

        private void setDeadlines() {
            int first = NONE;
            for (int event = events - 1; event >= 0; event--) {
                int after = putBegan[event];
                if (after != NONE && (first == NONE || elements.takeDone(after) < elements.takeDone(first))) {
                    first = after;
                }
                int before = putDone[event];
                if (before != NONE && elements.take(before) == NONE && first != NONE) {
                    waiting[before] = first;
                    deadline[before] = elements.takeDone(first);
                }
            }
        }

        /** Elements that must have been taken, each by an operation of unknown end, of which there are too few. */
        private List<Operation> tooFewTakes() {
            int[] urgent = Handout.byDeadline(deadline);
            int without = handout.firstWithout(urgent, deadline);
            if (without == NONE) {
                return List.of();
            }
            Places places = new Places();
            for (int k = 0; k <= without; k++) {
                int first = waiting[urgent[k]];
                places.add(elements.put(urgent[k]));
                places.add(elements.put(first)).add(elements.take(first));
            }
            for (int k = 0; k < handout.takesBefore(deadline[urgent[without]]); k++) {
                places.add(elements.unknownTakes().get(k));
            }
            return intervals.pick(places.toArray());
        }

        /** A dequeue that found nothing although there was something all the time, whoever took what. */
        private List<Operation> neverEmpty() {
            Places unknown = elements.unknownTakes();
            Presence presence = handout.presence(handout.soonest());
            for (int k = 0; k < elements.empties().size(); k++) {
                int empty = elements.empties().get(k);
                int from = elements.at(intervals.from(empty));
                int to = elements.at(intervals.to(empty));
                if (presence.lastGapBetween(from, to) == NONE) {
                    Places places = new Places().add(empty).add(unknown.size() == 0 ? NONE : unknown.get(0));
                    Places cover = presence.cover(from, to);
                    for (int j = 0; j < cover.size(); j++) {
                        places.add(elements.put(cover.get(j))).add(elements.take(cover.get(j)));
                    }
                    return intervals.pick(places.toArray());
                }
            }
            return List.of();
        }

        private boolean allFit() {
            boolean certain =
                    elements.empties().size() == 0 || elements.unknownTakes().size() == 0;
            return certain || fit(true) || fit(false);
        }

        private boolean fit(boolean last) {
            int[] sooner = handout.sooner(deadline, last);
            return handout.firstWithout(Handout.byDeadline(sooner), sooner) == NONE;
        }
    }
}
