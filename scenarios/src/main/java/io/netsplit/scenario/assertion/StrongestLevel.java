package io.netsplit.scenario.assertion;

import io.netsplit.check.Finding;
import io.netsplit.check.consistency.ConsistencyChecker;
import io.netsplit.check.consistency.Level;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.model.Model;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The strongest consistency that a history of registers has: linearizable, sequential, causal, the four session guarantees
 * together, eventual, or none. A sequential order that was not found within the bound of the search counts as none.
 */
final class StrongestLevel {
    private static final List<Level> SESSIONS =
            List.of(Level.READ_YOUR_WRITES, Level.MONOTONIC_READS, Level.MONOTONIC_WRITES, Level.WRITES_FOLLOW_READS);

    private StrongestLevel() {}

    /** @param converges whether replicas agree in the end; asked only where nothing stronger is left */
    static String of(History history, Model model, Budget budget, BooleanSupplier converges) {
        Answer answer = new Judge().check(history, model, budget).answer();
        if (answer == Answer.LINEARIZABLE) {
            return "linearizable";
        }
        ConsistencyChecker checker = new ConsistencyChecker(history, model.initial(), budget.maxStates());
        if (answer == Answer.UNKNOWN || checker.judge(Level.WEAK_CAUSAL).finding() == Finding.UNKNOWN) {
            return "unknown";
        }
        if (checker.judge(Level.SEQUENTIAL).finding() == Finding.HOLDS) {
            return "sequential";
        }
        if (checker.judge(Level.CAUSAL).finding() == Finding.HOLDS) {
            return "causal";
        }
        if (SESSIONS.stream().allMatch(level -> checker.judge(level).finding() == Finding.HOLDS)) {
            return "session guarantees";
        }
        return converges.getAsBoolean() ? "eventual" : "none";
    }
}
