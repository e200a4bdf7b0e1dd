package io.netsplit.check.linearizability.judge;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.evidence.Explainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One call of the judge: rounds in which every key that is still open gets the same share of what is left of the budget. A
 * key's share depends on the rounds before and on nothing that happens beside it, so that any number of threads comes to
 * the same figures. A violation ends the rounds: no other key can change the verdict any more.
 */
final class Trial {
    private final List<KeyCase> cases;
    private final Budget budget;
    private final BooleanSupplier timeIsUp;
    private final Workers workers;
    private final String positionWord;

    Trial(List<KeyCase> cases, Budget budget, BooleanSupplier timeIsUp, Workers workers, String positionWord) {
        this.cases = cases;
        this.budget = budget;
        this.timeIsUp = timeIsUp;
        this.workers = workers;
        this.positionWord = positionWord;
    }

    Verdict verdict(boolean evidence) {
        List<KeyCase> open = cases;
        long left = budget.maxStates();
        while (!open.isEmpty() && (open == cases || left >= open.size()) && !timeIsUp.getAsBoolean() && !isViolated()) {
            long share = left / open.size();
            workers.forEach(open, one -> one.judge(share, timeIsUp));
            open = stillOpen(open);
            left = budget.maxStates() - work();
        }
        return verdict(open, evidence);
    }

    private static List<KeyCase> stillOpen(List<KeyCase> cases) {
        List<KeyCase> open = new ArrayList<>();
        for (KeyCase one : cases) {
            if (!one.isDecided()) {
                open.add(one);
            }
        }
        return open;
    }

    private Verdict verdict(List<KeyCase> open, boolean evidence) {
        if (isViolated()) {
            return evidence
                    ? Verdict.violated(operations(), work(), Explainer.explain(failures(), positionWord, timeIsUp))
                    : Verdict.violated(operations(), work());
        }
        return open.isEmpty()
                ? Verdict.linearizable(operations(), work())
                : Verdict.unknown(operations(), work(), whyUnknown());
    }

    private String whyUnknown() {
        String states = work() + " states without an order or a proof that there is none; raise ";
        return timeIsUp.getAsBoolean()
                ? "the time was up after " + states + "--time-limit"
                : "gave up after " + states + "--checker-budget (now " + budget.maxStates() + ")";
    }

    private List<Explainer.Failure> failures() {
        List<Explainer.Failure> failures = new ArrayList<>();
        for (KeyCase one : cases) {
            if (one.isViolated()) {
                failures.add(one.failure());
            }
        }
        return failures;
    }

    private boolean isViolated() {
        return cases.stream().anyMatch(KeyCase::isViolated);
    }

    private long work() {
        return cases.stream().mapToLong(KeyCase::work).sum();
    }

    private long operations() {
        return cases.stream().mapToLong(KeyCase::operations).sum();
    }
}
