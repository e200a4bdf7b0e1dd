package io.netsplit.check.transaction;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definitions, tried out: every order of whole transactions, and every order of beginnings and commits. */
final class AllSerialOrders {
    private final List<Transaction> transactions = new ArrayList<>();

    AllSerialOrders(History history) {
        for (Operation operation : history.operations()) {
            if (operation.completion() != Completion.FAIL) {
                transactions.add(new Transaction(operation));
            }
        }
    }

    /** Some order of the committed ones, and of some of unknown end, explains every read. */
    boolean serializable(boolean inRealTime) {
        return serial(new ArrayList<>(transactions), new LinkedHashMap<>(), inRealTime);
    }

    private static boolean serial(List<Transaction> left, Map<Object, List<Object>> lists, boolean inRealTime) {
        if (left.stream().noneMatch(Transaction::isCommitted)) {
            return true;
        }
        for (Transaction next : left) {
            boolean late = inRealTime
                    && left.stream()
                            .anyMatch(other ->
                                    other.isCommitted() && other.operation.completedNs() < next.operation.invokedNs());
            Map<Object, List<Object>> after = late ? null : executed(next, lists);
            if (after != null) {
                List<Transaction> rest = new ArrayList<>(left);
                rest.remove(next);
                if (serial(rest, after, inRealTime)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Null where a read of it would have seen something else. */
    private static Map<Object, List<Object>> executed(Transaction transaction, Map<Object, List<Object>> lists) {
        Map<Object, List<Object>> after = new LinkedHashMap<>(lists);
        for (Transaction.Step step : transaction.steps) {
            List<Object> holds = after.getOrDefault(step.key(), List.of());
            if (step.verb() == Transaction.Verb.APPEND) {
                List<Object> longer = new ArrayList<>(holds);
                longer.add(step.value());
                after.put(step.key(), longer);
            } else if (transaction.isCommitted() && !holds.equals(step.value())) {
                return null;
            }
        }
        return after;
    }

    /**
     * Some order of beginnings and commits gives each transaction the snapshot that it saw, and no two of which one began
     * before the other's commit, both ways, wrote the same.
     */
    boolean snapshotIsolated() {
        return snapshots(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
    }

    /** {@code running}: the snapshot of each. */
    private boolean snapshots(
            Map<Transaction, Map<Object, List<Object>>> running,
            Set<Transaction> ended,
            Map<Object, List<Object>> lists) {
        if (transactions.stream().allMatch(one -> ended.contains(one) || !one.isCommitted())) {
            return true;
        }
        for (Transaction one : transactions) {
            if (ended.contains(one)) {
                continue;
            }
            Map<Transaction, Map<Object, List<Object>>> next = new LinkedHashMap<>(running);
            if (!running.containsKey(one)) {
                if (executed(one, lists) == null) {
                    continue;
                }
                next.put(one, lists);
                if (snapshots(next, ended, lists)) {
                    return true;
                }
            } else if (unchanged(one, running.get(one), lists)) {
                next.remove(one);
                Set<Transaction> more = new LinkedHashSet<>(ended);
                more.add(one);
                if (snapshots(next, more, executedOn(one, lists))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What it writes is as it was in its snapshot. */
    private static boolean unchanged(
            Transaction one, Map<Object, List<Object>> snapshot, Map<Object, List<Object>> lists) {
        return one.steps.stream()
                .filter(step -> step.verb() == Transaction.Verb.APPEND)
                .allMatch(step ->
                        lists.getOrDefault(step.key(), List.of()).equals(snapshot.getOrDefault(step.key(), List.of())));
    }

    private static Map<Object, List<Object>> executedOn(Transaction one, Map<Object, List<Object>> lists) {
        Map<Object, List<Object>> after = new LinkedHashMap<>(lists);
        for (Transaction.Step step : one.steps) {
            if (step.verb() == Transaction.Verb.APPEND) {
                List<Object> longer = new ArrayList<>(after.getOrDefault(step.key(), List.of()));
                longer.add(step.value());
                after.put(step.key(), longer);
            }
        }
        return after;
    }
}
