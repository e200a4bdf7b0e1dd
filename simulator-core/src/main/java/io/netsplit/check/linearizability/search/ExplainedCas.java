package io.netsplit.check.linearizability.search;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds each cas of a register that answered false and fits into any order of the others, so that it says nothing and can
 * be left out: when it began, the value that it expected cannot have been there yet, or before it ended that value had
 * certainly been overwritten for good.
 */
final class ExplainedCas {
    private static final long NEVER = Long.MAX_VALUE;

    private final @Nullable Object initial;

    /** Of the writes that certainly happened, by invocation: when each was invoked, and when the first since completed. */
    private final long[] invokedNs;

    private final long[] firstCompletedNs;
    private final Map<@Nullable Object, long[]> spans = new LinkedHashMap<>();

    private ExplainedCas(List<Operation> operations, @Nullable Object initial) {
        this.initial = initial;
        List<Operation> certain = new ArrayList<>();
        for (Operation operation : operations) {
            if (isWrite(operation)) {
                if (operation.isOk()) {
                    certain.add(operation);
                }
                span(operation);
            }
        }
        int n = certain.size();
        invokedNs = new long[n];
        firstCompletedNs = new long[n + 1];
        firstCompletedNs[n] = NEVER;
        for (int i = n - 1; i >= 0; i--) {
            invokedNs[i] = certain.get(i).invokedNs();
            firstCompletedNs[i] =
                    Math.min(firstCompletedNs[i + 1], certain.get(i).completedNs());
        }
    }

    /** The operations without those that are explained. */
    static List<Operation> without(List<Operation> operations, @Nullable Object initial) {
        if (operations.stream().noneMatch(ExplainedCas::isRefused)) {
            return operations;
        }
        ExplainedCas explained = new ExplainedCas(operations, initial);
        List<Operation> kept = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (!isRefused(operation) || !explained.isExplained(operation) || settlesOrder(operations, i)) {
                kept.add(operation);
            }
        }
        return kept;
    }

    /** True where, by going on in the nanosecond of its answer, the process shows what came first, see History. */
    private static boolean settlesOrder(List<Operation> operations, int i) {
        long timeNs = operations.get(i).invokedNs();
        if (i + 1 == operations.size() || operations.get(i + 1).invokedNs() != timeNs) {
            return false;
        }
        for (int k = i - 1; k >= 0; k--) {
            if (operations.get(k).process() == operations.get(i).process()) {
                return operations.get(k).completedNs() == timeNs;
            }
        }
        return false;
    }

    private static boolean isRefused(Operation operation) {
        return operation.isOk()
                && operation.function().equals(Functions.CAS)
                && Boolean.FALSE.equals(operation.output());
    }

    private static boolean isWrite(Operation operation) {
        return operation.function().equals(Functions.WRITE)
                || (operation.function().equals(Functions.CAS) && !isRefused(operation));
    }

    /** When the value was first about to be written, and by when every write of it was over. */
    private void span(Operation write) {
        Object value = write.input() instanceof Cas cas && write.function().equals(Functions.CAS)
                ? cas.update()
                : write.input();
        long[] span = spans.computeIfAbsent(value, absent -> new long[] {write.invokedNs(), Long.MIN_VALUE});
        span[1] = Math.max(span[1], write.isOk() ? write.completedNs() : NEVER);
    }

    private boolean isExplained(Operation cas) {
        if (!(cas.input() instanceof Cas change)) {
            return false;
        }
        long[] span = spans.get(change.expected());
        boolean initially = Objects.equals(change.expected(), initial);
        if (span == null && !initially) {
            return true;
        }
        if (span != null && !initially && span[0] > cas.invokedNs()) {
            return true;
        }
        long overNs = span == null ? Long.MIN_VALUE : span[1];
        return overNs < NEVER && firstCompletedNs[firstInvokedAfter(overNs)] < cas.completedNs();
    }

    private int firstInvokedAfter(long timeNs) {
        int from = 0;
        int to = invokedNs.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (invokedNs[middle] > timeNs) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
