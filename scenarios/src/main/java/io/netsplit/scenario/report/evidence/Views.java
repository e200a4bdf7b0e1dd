package io.netsplit.scenario.report.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.scenario.result.OperationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Operations as drawings show them, and the instants at which they can have taken effect. */
final class Views {
    private static final List<String> SEERS = List.of(Functions.READ, Functions.GET, Functions.DEQUEUE);

    private Views() {}

    static List<OperationView> of(List<Operation> operations) {
        List<OperationView> views = new ArrayList<>();
        for (Operation operation : operations) {
            views.add(of(operation));
        }
        return views;
    }

    static OperationView of(Operation operation) {
        return new OperationView(
                operation.index(),
                Phrases.client(operation),
                operation.process(),
                operation.function(),
                operation.key() == null ? "" : Phrases.value(operation.key()),
                operation.input() == null ? "" : input(operation.input()),
                output(operation),
                operation.completion(),
                operation.invokedNs(),
                operation.completedNs(),
                operation.error());
    }

    private static String input(Object input) {
        return input instanceof Cas cas
                ? Phrases.value(cas.expected()) + " to " + Phrases.value(cas.update())
                : Phrases.value(input);
    }

    /** What is worth saying of an answer: that it was done goes without saying. */
    private static String output(Operation operation) {
        Object output = operation.output();
        if (!operation.isOk() || Boolean.TRUE.equals(output)) {
            return "";
        }
        if (Boolean.FALSE.equals(output)) {
            return "no";
        }
        boolean silent = output == null && !SEERS.contains(operation.function());
        return silent ? "" : Phrases.value(output);
    }

    /**
     * For each operation of the longest prefix, by index, the middle of the time in which it can have taken effect if all
     * of them did in this order: never before the one that precedes it, never after the one that follows.
     */
    static Map<Long, Long> points(Violation violation) {
        List<Operation> order = violation.longestPrefix();
        long[] earliest = new long[order.size()];
        long bound = Long.MIN_VALUE;
        for (int i = 0; i < earliest.length; i++) {
            bound = Math.max(bound, order.get(i).invokedNs());
            earliest[i] = bound;
        }
        Map<Long, Long> points = new TreeMap<>();
        bound = violation.timeNs();
        for (int i = earliest.length - 1; i >= 0; i--) {
            bound = Math.min(bound, latest(order.get(i), bound));
            points.put(order.get(i).index(), earliest[i] + (Math.max(bound, earliest[i]) - earliest[i]) / 2);
        }
        return points;
    }

    private static long latest(Operation operation, long bound) {
        return operation.isOk() ? operation.completedNs() : bound;
    }
}
