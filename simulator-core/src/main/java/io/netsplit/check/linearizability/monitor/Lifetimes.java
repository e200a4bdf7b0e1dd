package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a queue or a stack: who put each in, and who took it. What was put in by an operation of unknown end is an
 * element where somebody took it, and none where nobody did: without it, every answer would have been the same. Elements
 * that were there initially count as put in before all events, one after the other; the events are numbered anew for that.
 *
 * <p>A value that was put in more than once and taken cannot be followed. It is left out with all its operations, as if
 * it never had been: what then still has no order, has none.
 */
final class Lifetimes {
    static final int NONE = -1;
    static final int NEVER = Intervals.NEVER;

    private final Intervals intervals;
    private final int initially;
    private final ValueIds values;

    /** For each value, how often it was put in, whether it was taken, and the last element of that value. */
    private final int[] puts;

    private final boolean[] seen;
    private final int[] elementOf;

    /** For each element, its value, who put it in, who took it, and when it was put in. */
    private final int[] value;

    private final int[] put;
    private final int[] take;
    private final int[] began;
    private int count;

    private final Places empties = new Places();
    private final Places unknownTakes = new Places();
    private boolean known = true;
    private boolean exact = true;
    private List<Operation> conflict = List.of();

    Lifetimes(Intervals intervals, Collection<?> initial) {
        this.intervals = intervals;
        initially = initial.size();
        int most = initially + intervals.size();
        values = new ValueIds(most);
        puts = new int[most];
        seen = new boolean[most];
        elementOf = new int[most];
        value = new int[most];
        put = new int[most];
        take = new int[most];
        began = new int[most];
        Arrays.fill(take, NONE);
        for (Object element : initial) {
            putIn(element, NONE, 2 * count);
        }
        for (int i = 0; i < intervals.size() && known; i++) {
            readPut(i);
        }
        for (int i = 0; i < intervals.size() && known; i++) {
            readTake(i);
        }
        keepWhatMatters();
    }

    private void readPut(int i) {
        Operation operation = intervals.operation(i);
        switch (operation.function()) {
            case Functions.ENQUEUE, Functions.PUSH -> putIn(operation.input(), i, at(intervals.from(i)));
            case Functions.DEQUEUE, Functions.POP -> {}
            default -> known = false;
        }
    }

    private void putIn(@Nullable Object element, int by, int when) {
        known &= element != null;
        int id = values.of(element);
        puts[id]++;
        elementOf[id] = count;
        value[count] = id;
        put[count] = by;
        began[count++] = when;
    }

    private void readTake(int i) {
        Operation operation = intervals.operation(i);
        boolean puts = operation.function().equals(Functions.ENQUEUE)
                || operation.function().equals(Functions.PUSH);
        if (puts) {
            return;
        }
        if (!intervals.isOk(i)) {
            unknownTakes.add(i);
        } else if (operation.output() == null) {
            empties.add(i);
        } else {
            take(i, values.known(operation.output()));
        }
    }

    private void take(int i, int id) {
        if (id < 0) {
            conflict = conflict.isEmpty() ? intervals.pick(i) : conflict;
            return;
        }
        seen[id] = true;
        if (puts[id] > 1) {
            exact = false;
            return;
        }
        int element = elementOf[id];
        boolean tooEarly = at(intervals.to(i)) < began[element];
        if ((take[element] != NONE || tooEarly) && conflict.isEmpty()) {
            conflict = intervals.pick(put[element], take[element], i);
        }
        take[element] = i;
    }

    private void keepWhatMatters() {
        int kept = 0;
        for (int element = 0; element < count; element++) {
            boolean certain = put[element] == NONE || intervals.isOk(put[element]);
            if (take[element] != NONE || (certain && !seen[value[element]])) {
                put[kept] = put[element];
                take[kept] = take[element];
                began[kept++] = began[element];
            }
        }
        count = kept;
    }

    /** The number of an event of the operations, counted behind those that put the initial elements in. */
    int at(int event) {
        return event == NEVER ? NEVER : event + 2 * initially;
    }

    /** How many events there are, those of the initial elements included. */
    int events() {
        return at(intervals.events());
    }

    /** False where an operation was not understood. */
    boolean areKnown() {
        return known;
    }

    /** False where values were left out that cannot be followed. */
    boolean areExact() {
        return exact;
    }

    /** Operations on one value that contradict each other, or none. */
    List<Operation> conflict() {
        return conflict;
    }

    /** How many elements there are; they are numbered from 0 in the order in which they were begun to be put in. */
    int count() {
        return count;
    }

    /** The operation that put the element in, or {@link #NONE} where it was there initially. */
    int put(int element) {
        return put[element];
    }

    /** The operation that took the element, or {@link #NONE}. */
    int take(int element) {
        return take[element];
    }

    int putBegan(int element) {
        return began[element];
    }

    int putDone(int element) {
        return put[element] == NONE ? began[element] + 1 : at(intervals.to(put[element]));
    }

    /** {@link #NEVER} where nobody is known to have taken it. */
    int takeBegan(int element) {
        return take[element] == NONE ? NEVER : at(intervals.from(take[element]));
    }

    int takeDone(int element) {
        return take[element] == NONE ? NEVER : at(intervals.to(take[element]));
    }

    /** The operations that found nothing to take. */
    Places empties() {
        return empties;
    }

    /** The operations that may have taken any element, or nothing, in order of invocation. */
    Places unknownTakes() {
        return unknownTakes;
    }
}
