package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a judge with {@link AllOrders} on random small histories of one model, and counts what these histories were, so
 * that a test can say that they were telling.
 */
final class Agreement {
    /** Any judge: the real one, or one with a flaw. */
    interface Jury {
        Answer answer(History history, Model model);
    }

    private final Specification specification;
    private final SmallHistories histories;
    private final String name;
    private int compared;
    private int violated;
    private int goodMutated;
    private int withInfo;
    private int violatedWithInfo;
    private long pairs;
    private long concurrentPairs;
    private String disagreement = "";

    Agreement(Supplier<? extends Specification> maker) {
        specification = maker.get();
        histories = new SmallHistories(specification);
        name = specification.model(specification.begin(Prng.of(0, "name"))).name();
    }

    /** Compares until the judges disagree, at most so many times; every other history has operations of unknown end. */
    Agreement compare(Jury jury, int count) {
        for (int seed = 1; seed <= count && disagreement.isEmpty(); seed++) {
            SmallHistory small = histories.draw(Prng.of(seed, name), seed % 2 == 0);
            boolean expected = AllOrders.isLinearizable(specification, small);
            History history = small.unpacked(specification);
            if (!expected && !histories.isMutated()) {
                disagreement = "good by construction, but no order was found: " + text(seed, history);
            }
            Answer answer = expected ? Answer.LINEARIZABLE : Answer.NOT_LINEARIZABLE;
            Answer given = jury.answer(history, specification.model(small.initial));
            if (given != (small.ok == 0 ? Answer.UNKNOWN : answer)) {
                disagreement = given + " instead of " + answer + ": " + text(seed, history);
            }
            count(small, history, expected);
        }
        return this;
    }

    private void count(SmallHistory small, History history, boolean linearizable) {
        compared++;
        boolean info = history.operations().stream().anyMatch(Agreement::isOfUnknownEnd);
        violated += linearizable ? 0 : 1;
        goodMutated += linearizable && histories.isMutated() ? 1 : 0;
        withInfo += info ? 1 : 0;
        violatedWithInfo += info && !linearizable ? 1 : 0;
        pairs += (long) small.size * (small.size - 1) / 2;
        concurrentPairs += small.concurrentPairs();
    }

    private static boolean isOfUnknownEnd(Operation operation) {
        return operation.completion() == Completion.INFO || operation.completion() == Completion.OPEN;
    }

    /** What was given, what was expected, and the history; empty where there was no disagreement. */
    String disagreement() {
        return disagreement;
    }

    int compared() {
        return compared;
    }

    /** Share of histories without an order. */
    double violated() {
        return (double) violated / compared;
    }

    /** Share of histories that were changed, and still have an order. */
    double goodMutated() {
        return (double) goodMutated / compared;
    }

    double withInfo() {
        return (double) withInfo / compared;
    }

    /** Of the histories with operations of unknown end, the share without an order. */
    double violatedWithInfo() {
        return (double) violatedWithInfo / withInfo;
    }

    /** Of all pairs of operations of one history, the share that overlap. */
    double concurrent() {
        return (double) concurrentPairs / pairs;
    }

    private String text(int seed, History history) {
        List<String> lines = new ArrayList<>();
        for (Operation operation : history.operations()) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        Object initial = specification
                .model(histories.draw(Prng.of(seed, name), seed % 2 == 0).initial)
                .initial();
        return name + " from " + initial + ", seed " + seed + ":\n" + String.join("\n", lines);
    }
}
