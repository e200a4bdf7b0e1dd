package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Numbers the events of some operations in real-time order, as {@link io.netsplit.history.History} defines it: one
 * operation precedes another exactly where its completion has a smaller number than the other's invocation. No two events
 * have the same number, so that no method has to think of ties.
 */
final class Intervals {
    /** The completion of an operation that was not answered ok. */
    static final int NEVER = Integer.MAX_VALUE;

    private final Operation[] operations;
    private final int[] from;
    private final int[] to;
    private int events;

    /** Operations that are open while events are numbered: a heap, soonest completion first. */
    private int[] open = new int[16];

    private int openCount;

    /** {@code operations} in order of invocation. */
    Intervals(List<Operation> operations) {
        this.operations = operations.toArray(new Operation[0]);
        from = new int[this.operations.length];
        to = new int[this.operations.length];
        for (int i = 0; i < from.length; i++) {
            completeBefore(this.operations[i]);
            from[i] = events++;
            to[i] = NEVER;
            if (this.operations[i].isOk()) {
                push(i);
            }
        }
        while (openCount > 0) {
            complete(0);
        }
    }

    private void completeBefore(Operation next) {
        long timeNs = next.invokedNs();
        while (openCount > 0 && endNs(0) < timeNs) {
            complete(0);
        }
        if (openCount == 0 || endNs(0) > timeNs) {
            return;
        }
        for (int k = openCount - 1; k >= 0; k--) {
            if (k < openCount && History.wentOnAtOnce(operations[open[k]], next)) {
                complete(k);
            }
        }
    }

    private long endNs(int k) {
        return operations[open[k]].completedNs();
    }

    private void push(int i) {
        if (openCount == open.length) {
            open = Arrays.copyOf(open, 2 * openCount);
        }
        open[openCount] = i;
        up(openCount++);
    }

    private void complete(int k) {
        to[open[k]] = events++;
        open[k] = open[--openCount];
        if (k < openCount) {
            down(k);
            up(k);
        }
    }

    private void up(int start) {
        int k = start;
        while (k > 0 && endNs(k) < endNs((k - 1) / 2)) {
            swap(k, (k - 1) / 2);
            k = (k - 1) / 2;
        }
    }

    private void down(int start) {
        int k = start;
        while (2 * k + 1 < openCount) {
            int child = 2 * k + 1;
            if (child + 1 < openCount && endNs(child + 1) < endNs(child)) {
                child++;
            }
            if (endNs(k) <= endNs(child)) {
                return;
            }
            swap(k, child);
            k = child;
        }
    }

    private void swap(int a, int b) {
        int swapped = open[a];
        open[a] = open[b];
        open[b] = swapped;
    }

    int size() {
        return operations.length;
    }

    /** How many events there are; they are numbered from 0. */
    int events() {
        return events;
    }

    /** How many operations at most are open between two events; one that was not answered ok stays open. */
    int mostOpen() {
        int[] change = new int[events + 1];
        for (int i = 0; i < to.length; i++) {
            change[from[i]]++;
            change[Math.min(to[i], events)]--;
        }
        int now = 0;
        int most = 0;
        for (int one : change) {
            now += one;
            most = Math.max(most, now);
        }
        return most;
    }

    Operation operation(int i) {
        return operations[i];
    }

    boolean isOk(int i) {
        return to[i] != NEVER;
    }

    /** The number of the operation's invocation. */
    int from(int i) {
        return from[i];
    }

    /** The number of the operation's completion, {@link #NEVER} where it has none. */
    int to(int i) {
        return to[i];
    }

    /** Goes through all events in their order. Answers the first operation whose completion is answered false, or -1. */
    int follow(IntConsumer invoke, IntPredicate complete) {
        int[] completing = new int[events];
        Arrays.fill(completing, -1);
        for (int i = 0; i < to.length; i++) {
            if (isOk(i)) {
                completing[to[i]] = i;
            }
        }
        int next = 0;
        for (int i : completing) {
            if (i < 0) {
                invoke.accept(next++);
            } else if (!complete.test(i)) {
                return i;
            }
        }
        return -1;
    }

    /** The operations with these places, in order of invocation, each once; places below zero stand for none. */
    List<Operation> pick(int... places) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        List<Operation> picked = new ArrayList<>();
        for (int k = 0; k < sorted.length; k++) {
            if (sorted[k] >= 0 && (k == 0 || sorted[k] != sorted[k - 1])) {
                picked.add(operations[sorted[k]]);
            }
        }
        return picked;
    }
}
