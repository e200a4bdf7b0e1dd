package io.netsplit.visualizer.consistency;

import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.IsolationLevel;
import io.netsplit.check.transaction.TransactionChecker;
import io.netsplit.check.transaction.TransactionVerdict;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.visualizer.consistency.Appraisal.Answer;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks the checkers about the history of a trace: linearizability of single objects, with the order that explains the answers
 * as far as there is one; of transactions, the circles that they form. What the run's own judges found goes before it.
 */
public final class Appraiser {
    private static final int OPERATIONS_MAX = 500_000;
    private static final long ORDER_WORK_MIN = 100_000;
    private static final int ORDER_PASSES = 4;

    private final Operations operations;
    private final long endNs;
    private final long[] points;

    private Appraiser(Operations operations) {
        this.operations = operations;
        this.endNs = operations.recording().endNs();
        this.points = new long[operations.count()];
        Arrays.fill(points, -1);
    }

    /** What is to be said; it may take seconds where there are a hundred thousand operations. */
    public static Appraisal of(OpenedRun run, Operations operations) {
        Appraisal own = new Appraiser(operations).appraise();
        Optional<Evidence> recorded = run.evidence();
        // The same finding as the run's own judges made has more to show here: an order, and states.
        boolean same = own.evidence().map(Evidence::sentence).equals(recorded.map(Evidence::sentence));
        return recorded.isEmpty() || same ? own : own.with(recorded.get());
    }

    private Appraisal appraise() {
        if (operations.count() == 0) {
            return Appraisal.unknown("no client asked for anything in this trace, so there is nothing to judge");
        }
        if (operations.count() > OPERATIONS_MAX) {
            return Appraisal.unknown("more than " + OPERATIONS_MAX + " operations are not judged again");
        }
        History history;
        try {
            history = RecordedHistory.of(operations);
            if (ObjectModel.isOfTransactions(history)) {
                return transactions(TransactionChecker.check(history, null));
            }
        } catch (IllegalArgumentException e) {
            return Appraisal.unknown("the operations cannot be judged: " + e.getMessage());
        }
        Optional<Model> model = ObjectModel.of(history);
        if (model.isEmpty()) {
            String functions = history.operations().stream()
                    .map(Operation::function)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Appraisal.unknown("no sequential specification has the functions " + functions);
        }
        return object(history, model.get());
    }

    private Appraisal object(History history, Model model) {
        Verdict verdict;
        try {
            verdict = new Judge().check(history, model);
        } catch (IllegalArgumentException e) {
            return Appraisal.unknown("the operations cannot be judged: " + e.getMessage());
        }
        List<History> parts = model.splitsByKey() ? history.splitByKey() : List.of(history);
        Violation violation = verdict.violation();
        for (History part : parts) {
            if (violation == null || !Objects.equals(violation.key(), key(part))) {
                order(part, model);
            }
        }
        if (violation != null) {
            Instants.fill(violation.longestPrefix(), violation.timeNs(), points);
        }
        String over = verdict.operations() + " operations on "
                + (parts.size() == 1 ? "one object" : parts.size() + " keys") + ", as a " + model.name();
        return switch (verdict.answer()) {
            case LINEARIZABLE ->
                new Appraisal(Answer.HOLDS, "linearizable: an order explains " + over, Optional.empty(), points);
            case UNKNOWN -> new Appraisal(Answer.UNKNOWN, verdict.reason(), Optional.empty(), points);
            case NOT_LINEARIZABLE ->
                new Appraisal(
                        Answer.BROKEN,
                        "not linearizable",
                        Optional.ofNullable(violation).map(found -> EvidenceBars.of(found, model)),
                        points);
        };
    }

    private static @org.jspecify.annotations.Nullable Object key(History part) {
        return part.isEmpty() ? null : part.operations().get(0).key();
    }

    /** Looks for an order of one object's operations; where none is found in a few passes their points are not known. */
    private void order(History part, Model model) {
        Shard shard = new Shard(part.operations(), model);
        if (shard.operations().isEmpty()) {
            return;
        }
        Search search = shard.search();
        long enough = ORDER_WORK_MIN + (long) ORDER_PASSES * part.size();
        if (search.run(enough) == Search.End.FOUND) {
            List<Operation> order = new ArrayList<>();
            for (int i : search.placed()) {
                order.add(shard.timeline().operation(i));
            }
            Instants.fill(order, endNs, points);
        }
    }

    private Appraisal transactions(TransactionVerdict verdict) {
        String levels = verdict.strongest().stream().map(IsolationLevel::word).collect(Collectors.joining(" and "));
        if (verdict.anomalies().isEmpty()) {
            return verdict.transactions() == 0 || levels.isEmpty()
                    ? Appraisal.unknown("no transaction was answered ok, or the search was given up")
                    : new Appraisal(
                            Answer.HOLDS,
                            levels + ": nothing in " + verdict.transactions() + " transactions contradicts it",
                            Optional.empty(),
                            points);
        }
        Anomaly worst = verdict.anomalies().get(0);
        IsolationLevel strong = IsolationLevel.SERIALIZABLE;
        String broken = (verdict.violates(strong) ? strong : IsolationLevel.STRICT_SERIALIZABLE).word();
        return new Appraisal(
                Answer.BROKEN,
                "not " + broken + (levels.isEmpty() ? "" : "; what is kept: " + levels),
                Optional.of(EvidenceBars.of(worst, broken)),
                points);
    }
}
