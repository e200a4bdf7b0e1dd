package io.netsplit.check.linearizability.proof;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** At most seven operations on one object, packed into arrays that are used again for the next history. */
final class SmallHistory {
    static final int MAX_SIZE = 7;

    long initial;
    int size;
    final int[] function = new int[MAX_SIZE];
    final long[] argument = new long[MAX_SIZE];
    final long[] answer = new long[MAX_SIZE];
    final Completion[] how = new Completion[MAX_SIZE];
    final int[] lane = new int[MAX_SIZE];
    final int[] process = new int[MAX_SIZE];
    final int[] from = new int[MAX_SIZE];
    final int[] to = new int[MAX_SIZE];

    /** For each operation, the set of those that precede it in real time, one bit each. */
    final int[] before = new int[MAX_SIZE];

    /** Which operations were answered ok, and which did not fail. */
    int ok;

    int alive;

    /** Puts the operations in order of invocation and finds out what precedes what. */
    void finish() {
        for (int i = 1; i < size; i++) {
            for (int k = i; k > 0 && from[k - 1] > from[k]; k--) {
                swap(k - 1, k);
            }
        }
        ok = 0;
        alive = 0;
        nameProcesses();
        for (int i = 0; i < size; i++) {
            ok |= how[i] == Completion.OK ? 1 << i : 0;
            alive |= how[i] != Completion.FAIL ? 1 << i : 0;
            before[i] = 0;
            for (int k = 0; k < i; k++) {
                before[i] |= precedes(k, i) ? 1 << k : 0;
            }
        }
    }

    private void swap(int a, int b) {
        swap(function, a, b);
        swap(lane, a, b);
        swap(from, a, b);
        swap(to, a, b);
        swap(argument, a, b);
        swap(answer, a, b);
        Completion end = how[a];
        how[a] = how[b];
        how[b] = end;
    }

    private static void swap(int[] values, int a, int b) {
        int value = values[a];
        values[a] = values[b];
        values[b] = value;
    }

    private static void swap(long[] values, int a, int b) {
        long value = values[a];
        values[a] = values[b];
        values[b] = value;
    }

    /** A client goes on as a new process where its last operation has no known end, or has not ended yet. */
    private void nameProcesses() {
        for (int i = 0; i < size; i++) {
            int last = i - 1;
            while (last >= 0 && lane[last] != lane[i]) {
                last--;
            }
            boolean ended =
                    last >= 0 && to[last] <= from[i] && (how[last] == Completion.OK || how[last] == Completion.FAIL);
            process[i] = last < 0 ? lane[i] : ended ? process[last] : MAX_SIZE + i;
        }
    }

    /** As History defines it: answered before the other was invoked, or at once and by a process that went on first. */
    private boolean precedes(int first, int second) {
        if (how[first] != Completion.OK || to[first] > from[second]) {
            return false;
        }
        boolean earlier = to[first] < from[second];
        for (int next = first + 1; next <= second && !earlier; next++) {
            earlier = process[next] == process[first] && from[next] == to[first] && how[next] == Completion.OK;
        }
        return earlier;
    }

    /** How many pairs of operations overlap. */
    int concurrentPairs() {
        int pairs = 0;
        for (int i = 0; i < size; i++) {
            pairs += i - Integer.bitCount(before[i]);
        }
        return pairs;
    }

    /** The same for the judge. */
    History unpacked(Specification specification) {
        List<Operation> operations = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Operation operation = new Operation(
                    i,
                    process[i],
                    lane[i],
                    specification.word(function[i]),
                    null,
                    specification.input(function[i], argument[i]),
                    from[i]);
            if (how[i] != Completion.OPEN) {
                boolean answered = how[i] == Completion.OK;
                Object output = answered ? specification.output(function[i], argument[i], answer[i]) : null;
                operation.complete(how[i], output, to[i], answered ? "" : "no answer");
            }
            operations.add(operation);
        }
        return History.of(operations);
    }
}
