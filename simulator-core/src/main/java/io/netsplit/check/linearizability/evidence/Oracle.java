package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.monitor.Monitor;
import io.netsplit.check.linearizability.monitor.Monitors;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Answers again and again whether some operations still have no order, within a bound on all these answers together. */
final class Oracle {
    /** Bound on the states of one answer: most questions are easy, and a hard one must not use up everything. */
    private static final long MAX_STATES = 300_000;

    private final Model model;
    private final long maxStates;
    private final BooleanSupplier timeIsUp;
    private long left;
    private boolean gaveUp;

    /** {@code timeIsUp}, once it answers true, is a bound that is hit. */
    Oracle(Model model, long maxWork, BooleanSupplier timeIsUp) {
        this(model, maxWork, MAX_STATES, timeIsUp);
    }

    /** {@code maxStates} is the bound of a single answer. */
    Oracle(Model model, long maxWork, long maxStates, BooleanSupplier timeIsUp) {
        this.model = model;
        this.maxStates = maxStates;
        this.timeIsUp = timeIsUp;
        left = maxWork;
    }

    /** Another one that has so much to spend, of the same time. */
    Oracle another(long maxWork) {
        return new Oracle(model, maxWork, timeIsUp);
    }

    /** True where the operations certainly have no order; false as well once the bound is reached. */
    boolean fails(List<Operation> operations) {
        left -= operations.size();
        if (isSpent()) {
            gaveUp = true;
            return false;
        }
        Shard shard = new Shard(operations, model);
        Monitor.Answer known = Monitors.judge(shard.operations(), model);
        if (known != Monitor.Answer.NOT_APPLICABLE) {
            return known == Monitor.Answer.NOT_LINEARIZABLE;
        }
        if (shard.timeline().tooWide()) {
            gaveUp = true;
            return false;
        }
        Search search = shard.search();
        Search.End end = search.run(Math.min(left, maxStates), timeIsUp);
        left -= search.work();
        gaveUp |= end == Search.End.EXHAUSTED;
        return end == Search.End.NONE;
    }

    /** True where the operations certainly have no order, and that shows without a search. */
    boolean failsAtOnce(List<Operation> operations) {
        left -= operations.size();
        return !isSpent()
                && Monitors.judge(new Shard(operations, model).operations(), model) == Monitor.Answer.NOT_LINEARIZABLE;
    }

    /** True once there will be no more answers. */
    private boolean isSpent() {
        return left <= 0 || timeIsUp.getAsBoolean();
    }

    /** True once an answer was withheld. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * Leaves out as many parts as it can while the rest fails: first halves, then smaller pieces, at last one at a time
     * (after Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 2002).
     */
    <T> List<T> smallest(List<T> parts, Predicate<List<T>> fails) {
        List<T> kept = new ArrayList<>(parts);
        for (int piece = Math.max(1, kept.size() / 2); piece >= 1; piece /= 2) {
            boolean shrunk = true;
            while (shrunk) {
                shrunk = false;
                for (int from = kept.size() - piece; from > -piece && !isSpent(); from -= piece) {
                    int begin = Math.max(0, from);
                    List<T> rest = new ArrayList<>(kept.subList(0, begin));
                    rest.addAll(kept.subList(from + piece, kept.size()));
                    if (fails.test(rest)) {
                        kept = rest;
                        shrunk = true;
                    }
                }
                shrunk &= piece == 1;
            }
        }
        return kept;
    }
}
