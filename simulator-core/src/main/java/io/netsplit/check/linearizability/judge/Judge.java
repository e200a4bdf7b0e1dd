package io.netsplit.check.linearizability.judge;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.LinearizabilityChecker;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The judge of linearizability. Each key is judged alone where the model allows it, because a history is linearizable where
 * each object's part of it is (Herlihy and Wing 1990, theorem 1): first by the near-linear methods of
 * {@link io.netsplit.check.linearizability.monitor.Monitors}, and where none applies by
 * {@link io.netsplit.check.linearizability.search.Search}. The budget is shared out among the keys; what easy keys leave
 * over goes to the hard ones.
 *
 * <p>Immutable; each method that begins with "with" or "in" answers a judge that differs in this one thing.
 */
public final class Judge implements LinearizabilityChecker {
    private final boolean evidence;
    private final BooleanSupplier timeIsUp;
    private final Workers workers;

    /** Works on the caller's thread, has no limit of time, and gives evidence. */
    public Judge() {
        this(true, () -> false, Workers.NONE);
    }

    private Judge(boolean evidence, BooleanSupplier timeIsUp, Workers workers) {
        this.evidence = evidence;
        this.timeIsUp = timeIsUp;
        this.workers = workers;
    }

    /** Only the answer: a verdict without {@link Verdict#violation}. */
    public Judge withoutEvidence() {
        return new Judge(false, timeIsUp, workers);
    }

    /**
     * Asked again and again, and on every thread that works: once it answers true, what is still undecided is unknown. It is
     * the only thing that can make a verdict differ between two machines.
     */
    public Judge withTimeLimit(BooleanSupplier nextTimeIsUp) {
        return new Judge(evidence, nextTimeIsUp, workers);
    }

    /**
     * Judges up to {@code threads} keys at a time: on the caller's thread, and on as many of the executor's as it lends.
     * The verdict, its evidence and its figures stay the same.
     */
    public Judge inParallel(Executor executor, int threads) {
        return new Judge(evidence, timeIsUp, new Workers(executor, threads));
    }

    @Override
    public Verdict check(History history, Model model, Budget budget) {
        if (history.operations().stream().noneMatch(Operation::isOk)) {
            return Verdict.unknown(0, 0, "no operation was answered ok, so there is nothing to judge");
        }
        List<KeyCase> cases = new ArrayList<>();
        for (History part : model.splitsByKey() ? history.splitByKey() : List.of(history)) {
            cases.add(new KeyCase(part.operations(), model));
        }
        return new Trial(cases, budget, timeIsUp, workers, history.positionWord()).verdict(evidence);
    }
}
