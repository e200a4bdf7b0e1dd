package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.List;

/**
 * Finds for each value that somebody saw the one operation that set it. An operation of unknown end certainly happened where
 * somebody saw what only it can have set; where nobody saw it, it may as well not have happened.
 */
final class Sources {
    private static final int NONE = Accesses.NONE;

    private final Intervals intervals;
    private final Accesses accesses;

    /** For each value, how many can have set it, and the last of these; the initial value was set by nobody. */
    private final int[] setters;

    private final int[] setter;

    /** For each value, an operation that certainly happened and saw it. */
    private final int[] witness;

    private final int[] pending;
    private int pendingCount;
    private boolean ambiguous;
    private List<Operation> conflict = List.of();

    Sources(Intervals intervals, Accesses accesses) {
        this.intervals = intervals;
        this.accesses = accesses;
        setters = new int[accesses.valueCount()];
        setter = new int[setters.length];
        witness = new int[setters.length];
        pending = new int[setters.length];
        Arrays.fill(setter, NONE);
        Arrays.fill(witness, NONE);
        setters[accesses.initial()]++;
        for (int i = 0; i < intervals.size(); i++) {
            if (accesses.set(i) != NONE) {
                setters[accesses.set(i)]++;
                setter[accesses.set(i)] = i;
            }
        }
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.isOk(i) && accesses.saw(i) != NONE) {
                seen(accesses.saw(i), i);
            }
        }
        while (pendingCount > 0 && conflict.isEmpty()) {
            trace(pending[--pendingCount]);
        }
    }

    private void seen(int value, int by) {
        if (witness[value] == NONE) {
            witness[value] = by;
            pending[pendingCount++] = value;
        }
    }

    private void trace(int value) {
        if (setters[value] == 0) {
            conflict = intervals.pick(explanation(value).toArray());
        } else if (setters[value] > 1) {
            ambiguous = true;
        } else {
            int source = setter[value];
            if (source != NONE && !intervals.isOk(source) && accesses.saw(source) != NONE) {
                seen(accesses.saw(source), source);
            }
        }
    }

    /** What shows that a value that was seen was there, from an operation that was answered ok on. */
    Places explanation(int value) {
        Places places = new Places();
        int by = witness[value];
        while (!intervals.isOk(by)) {
            places.add(by);
            by = witness[accesses.set(by)];
        }
        return places.add(by);
    }

    /** Operations of which one saw what nobody set; none where there are no such. */
    List<Operation> conflict() {
        return conflict;
    }

    /** True where more than one operation can have set a value that was seen: who saw it, saw an unknown one of them. */
    boolean areAmbiguous() {
        return ambiguous;
    }

    /** True where the value was seen and it is known who set it. */
    boolean isTraced(int value) {
        return value != NONE && witness[value] != NONE && setters[value] == 1;
    }

    /** True where the operation certainly happened. */
    boolean happened(int i) {
        return intervals.isOk(i) || (isTraced(accesses.set(i)) && setter[accesses.set(i)] == i);
    }

    /** The operation that set a traced value; {@link Accesses#NONE} for the initial one. */
    int setter(int value) {
        return setter[value];
    }
}
