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

    private static final int STATE_MAX = 100;

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
                operation.input() == null ? "" : input(operation, operation.input()),
                output(operation),
                operation.completion(),
                operation.invokedNs(),
                operation.completedNs(),
                operation.error());
    }

    private static String input(Operation operation, Object input) {
        if (operation.function().equals(Functions.TXN)) {
            return transaction(operation.isOk() && operation.output() != null ? operation.output() : input);
        }
        return input instanceof Cas cas
                ? Phrases.value(cas.expected()) + " to " + Phrases.value(cas.update())
                : Phrases.value(input);
    }

    /** As "w x 2, r y 1". */
    private static String transaction(Object steps) {
        StringBuilder text = new StringBuilder();
        if (steps instanceof List<?> list) {
            for (Object step : list) {
                text.append(text.length() == 0 ? "" : ", ");
                if (step instanceof List<?> parts && parts.size() > 1) {
                    Object value = parts.size() > 2 ? parts.get(2) : null;
                    text.append(String.valueOf(parts.get(0)), 0, 1).append(' ').append(Phrases.value(parts.get(1)));
                    text.append(' ').append(Phrases.value(value));
                }
            }
        }
        return text.toString();
    }

    /** What is worth saying of an answer: that it was done goes without saying. */
    private static String output(Operation operation) {
        Object output = operation.output();
        if (!operation.isOk()
                || Boolean.TRUE.equals(output)
                || operation.function().equals(Functions.TXN)) {
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

    /** What the object holds after the longest prefix, in not too many letters. */
    static String state(Violation violation) {
        String state = violation.stateAfterPrefix();
        int half = STATE_MAX / 2;
        return state.length() <= STATE_MAX
                ? state
                : state.substring(0, half) + " … " + state.substring(state.length() - half);
    }

    private static long latest(Operation operation, long bound) {
        return operation.isOk() ? operation.completedNs() : bound;
    }
}
