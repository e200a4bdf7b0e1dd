package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.Arrays;
import java.util.List;

/**
 * Refuses registers and stores, whose values may be written as often as one likes, for a value that somebody saw after it had
 * certainly been replaced: another value was written or seen in between, and nobody can have written the first one again.
 * That follows from what linearizability is (Herlihy and Wing 1990): whatever comes after an operation in real time comes
 * after it in every order. No more than this is looked at, because the whole question is NP-complete (Gibbons and Korach
 * 1997): where no such value is found, nothing is known.
 */
final class ReplacedMonitor implements Monitor {
    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Register || model instanceof KeyValueStore)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Accesses accesses = new Accesses(intervals, model);
        if (!accesses.areKnown()) {
            return Ruling.NOT_APPLICABLE;
        }
        int found = new Pass(intervals, accesses).find();
        return found == Accesses.NONE ? Ruling.NOT_APPLICABLE : Ruling.violatedAt(intervals.operation(found));
    }

    /** One look at all events in their order. */
    private static final class Pass {
        private static final int NONE = Accesses.NONE;
        private static final int BEFORE_ALL = -1;
        private static final int NEVER_WRITTEN = -2;
        private static final int NOTHING_ELSE = -3;

        private final Intervals intervals;
        private final Accesses accesses;

        /** For each value, the latest completion among the operations invoked so far that set it. */
        private final int[] lastSet;

        /** For each operation that saw a value, the invocation of the latest one before it that left another value. */
        private final int[] replacedAt;

        /** Of the completed operations the one invoked last, by invocation and value, and the last with another value. */
        private int latest = BEFORE_ALL;

        private int latestValue;
        private int latestOther = NOTHING_ELSE;

        Pass(Intervals intervals, Accesses accesses) {
            this.intervals = intervals;
            this.accesses = accesses;
            lastSet = new int[accesses.valueCount()];
            Arrays.fill(lastSet, NEVER_WRITTEN);
            lastSet[accesses.initial()] = BEFORE_ALL;
            replacedAt = new int[intervals.size()];
            latestValue = accesses.initial();
        }

        /** The first operation that saw such a value, or {@link #NONE}. */
        int find() {
            return intervals.follow(this::invoke, this::complete);
        }

        private void invoke(int i) {
            if (accesses.saw(i) != NONE) {
                replacedAt[i] = accesses.saw(i) == latestValue ? latestOther : latest;
            }
            int value = accesses.set(i);
            if (value != NONE) {
                lastSet[value] = Math.max(lastSet[value], intervals.to(i));
            }
        }

        private boolean complete(int i) {
            int saw = accesses.saw(i);
            if (saw != NONE && lastSet[saw] < replacedAt[i]) {
                return false;
            }
            int left = accesses.set(i) == NONE ? saw : accesses.set(i);
            if (left != NONE) {
                leave(left, intervals.from(i));
            }
            return true;
        }

        private void leave(int value, int from) {
            if (value == latestValue) {
                latest = Math.max(latest, from);
            } else if (from > latest) {
                latestOther = latest;
                latest = from;
                latestValue = value;
            } else {
                latestOther = Math.max(latestOther, from);
            }
        }
    }
}
