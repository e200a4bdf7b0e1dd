package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import java.util.Arrays;
import java.util.List;

/**
 * Registers and stores in which each value that was seen was written once: Gibbons and Korach, "Testing Shared Memories",
 * SIAM Journal on Computing 1997. A write and the reads of its value make a block of {@link Blocks}. A cas that took effect
 * is a read-modify-write: it goes on with the block of the value that it expected. Values that nobody saw may be written as
 * often as one likes. A write or cas of unknown end happened where its value was seen, and is left out where it was not.
 *
 * <p>Where several operations can have written a value that was seen, who saw it is taken for less than it is: a read says
 * nothing, a cas only writes. What then still has no order, has none; of what then has one, nothing is known.
 *
 * <p>A cas that answered false saw any other value than the one it expected. It is held against one order of the others; where
 * it does not fit into that, it may fit into another one, and nothing is known, unless the expected value was certainly there
 * all the time.
 *
 * <p>Left out: appends, and values that are written again and again, for which the problem is NP-complete (same paper).
 */
final class RegisterMonitor implements Monitor {
    private static final int NONE = Accesses.NONE;

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Register || model instanceof KeyValueStore)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Accesses accesses = new Accesses(intervals, model);
        return accesses.areKnown() ? new Case(intervals, accesses).ruling() : Ruling.NOT_APPLICABLE;
    }

    /** One object's operations, while they are made into blocks. */
    private static final class Case {
        private final Intervals intervals;
        private final Accesses accesses;
        private final Sources sources;
        private final Blocks blocks;

        /** For each value, the operation that saw it and set the next one, and the stage of those that only read it. */
        private final int[] successor;

        private final int[] readers;

        /** Which operations went on with a block, and how many have not yet. */
        private final boolean[] placed;

        private int chained;
        private boolean missed;

        Case(Intervals intervals, Accesses accesses) {
            this.intervals = intervals;
            this.accesses = accesses;
            sources = new Sources(intervals, accesses);
            blocks = new Blocks(intervals);
            successor = new int[accesses.valueCount()];
            readers = new int[accesses.valueCount()];
            placed = new boolean[intervals.size()];
            Arrays.fill(successor, NONE);
        }

        Ruling ruling() {
            List<Operation> conflict = sources.conflict();
            if (conflict.isEmpty()) {
                conflict = findSuccessors();
            }
            if (conflict.isEmpty()) {
                conflict = makeBlocks();
            }
            if (conflict.isEmpty()) {
                addReaders();
                conflict = blocks.conflict();
            }
            if (!conflict.isEmpty()) {
                return Ruling.violated(conflict);
            }
            if (accesses.areExact() && !sources.areAmbiguous()) {
                return !missed || new Misses(intervals, accesses, blocks).fit() ? Ruling.LINEARIZABLE : forcedHit();
            }
            return missed ? forcedHit() : Ruling.NOT_APPLICABLE;
        }

        /** A value that was set once can be replaced by a cas only once; answers two that both did. */
        private List<Operation> findSuccessors() {
            for (int i = 0; i < intervals.size(); i++) {
                if (isLink(i)) {
                    int before = accesses.saw(i);
                    if (successor[before] != NONE) {
                        Places both = lineage(i).add(successor[before]);
                        both.addAll(explanation(i)).addAll(explanation(successor[before]));
                        return intervals.pick(both.toArray());
                    }
                    successor[before] = i;
                    chained++;
                }
            }
            return List.of();
        }

        /** True where the operation goes on with the block of the value that it saw. */
        private boolean isLink(int i) {
            return accesses.set(i) != NONE && sources.isTraced(accesses.saw(i)) && sources.happened(i);
        }

        /** The operation, the one that set the value that it saw, and so on up to the first of the block. */
        private Places lineage(int last) {
            Places places = new Places().add(last);
            int i = last;
            while (sources.isTraced(accesses.saw(i)) && places.size() <= intervals.size()) {
                i = sources.setter(accesses.saw(i));
                if (i == NONE) {
                    return places;
                }
                places.add(i);
            }
            return places;
        }

        /** What shows that the operation happened. */
        private Places explanation(int i) {
            return intervals.isOk(i) ? new Places() : sources.explanation(accesses.set(i));
        }

        /** Answers operations each of which needs another one of them to have happened before. */
        private List<Operation> makeBlocks() {
            if (sources.isTraced(accesses.initial())) {
                blocks.beginInitial();
                goOn(accesses.initial());
            }
            for (int i = 0; i < intervals.size(); i++) {
                if (accesses.set(i) != NONE && sources.happened(i) && !isLink(i)) {
                    blocks.begin();
                    blocks.stageOf(i);
                    goOn(ownValue(i));
                }
            }
            return chained == 0 ? List.of() : circle();
        }

        /** The value that the operation set, or {@link #NONE} where nobody is known to have seen it from this one. */
        private int ownValue(int i) {
            return sources.isTraced(accesses.set(i)) ? accesses.set(i) : NONE;
        }

        private void goOn(int first) {
            int value = first;
            while (value != NONE) {
                readers[value] = blocks.stage();
                int next = successor[value];
                if (next == NONE) {
                    return;
                }
                blocks.stageOf(next);
                placed[next] = true;
                chained--;
                value = ownValue(next);
            }
        }

        private List<Operation> circle() {
            int i = 0;
            while (!isLink(i) || placed[i]) {
                i++;
            }
            Places places = lineage(i).addAll(sources.explanation(accesses.saw(i)));
            return intervals.pick(places.toArray());
        }

        private void addReaders() {
            for (int i = 0; i < intervals.size(); i++) {
                boolean reads = accesses.set(i) == NONE && intervals.isOk(i);
                if (reads && sources.isTraced(accesses.saw(i))) {
                    blocks.add(readers[accesses.saw(i)], i);
                }
                missed |= accesses.missed(i) != NONE;
            }
        }

        /** A cas that answered false although the value that it expected was certainly there all the time. */
        private Ruling forcedHit() {
            for (int i = 0; i < intervals.size(); i++) {
                int value = accesses.missed(i);
                if (value != NONE && sources.isTraced(value)) {
                    int setter = sources.setter(value);
                    int done = blocks.firstDone(setter, blocks.firstDone(readers[value]));
                    int begun = blocks.lastBegun(successor[value], blocks.lastBegun(readers[value]));
                    boolean before = setter == NONE || intervals.to(done) < intervals.from(i);
                    if (before && begun != NONE && intervals.from(begun) > intervals.to(i)) {
                        Places places =
                                setter == NONE ? new Places() : lineage(setter).add(done);
                        places.addAll(sources.explanation(value)).addAll(explanation(begun));
                        return Ruling.violated(
                                intervals.pick(places.add(begun).add(i).toArray()));
                    }
                }
            }
            return Ruling.NOT_APPLICABLE;
        }
    }
}
