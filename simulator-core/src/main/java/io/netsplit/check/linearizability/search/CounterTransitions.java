package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a counter. Where no amount is negative, the sum only grows, so it must not grow past what somebody has still
 * to be told. Amounts that are told to nobody go in at once.
 */
final class CounterTransitions implements Transitions {
    private static final long ANY = Long.MIN_VALUE;

    private final Map<Long, Integer> numbers = new LinkedHashMap<>();
    private long[] sums = new long[64];
    private final boolean[] reads;

    /** By operation: what it adds, 0 for a read; the sum that it must find, {@link #ANY} where it was not told. */
    private final long[] amount;

    private final long[] found;
    private final int[] same;
    private final boolean grows;

    /** The sums that somebody was told, rising; for each, how many of these are not placed; the first with one. */
    private final long[] told;

    private final int[] needed;
    private final int[] rank;
    private int lowest;

    CounterTransitions(Model model, long initial, Timeline timeline) {
        int n = timeline.size();
        reads = new boolean[n];
        amount = new long[n];
        found = new long[n];
        same = new int[n];
        rank = new int[n];
        Map<List<Object>, Integer> seen = new LinkedHashMap<>();
        boolean onlyUp = true;
        for (int i = 0; i < n; i++) {
            compile(i, timeline.operation(i), model, initial);
            onlyUp &= amount[i] >= 0;
            Integer first = seen.putIfAbsent(List.of(reads[i], amount[i], found[i]), i);
            same[i] = first == null ? i : first;
        }
        grows = onlyUp;
        told = Arrays.stream(found)
                .filter(sum -> sum != ANY)
                .sorted()
                .distinct()
                .toArray();
        needed = new int[told.length + 1];
        for (int i = 0; i < n; i++) {
            rank[i] = found[i] == ANY ? told.length : Arrays.binarySearch(told, found[i]);
            needed[rank[i]]++;
        }
        needed[told.length] = n + 1;
        number(initial);
    }

    private void compile(int i, Operation operation, Model model, long initial) {
        Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
        // The model says what is wrong with an operation that is none of its own, and how much it adds.
        model.step(initial, operation.function(), operation.key(), operation.input(), output);
        Object after = model.step(initial, operation.function(), operation.key(), operation.input(), Model.UNSEEN);
        reads[i] = operation.function().equals(Functions.READ);
        amount[i] = after instanceof Long sum ? sum - initial : 0;
        found[i] = found(i, output);
    }

    private long found(int i, @Nullable Object output) {
        if (output instanceof Long sum) {
            return sum - amount[i];
        }
        return reads[i] && output == null ? 0 : ANY;
    }

    private int number(long sum) {
        Integer known = numbers.putIfAbsent(sum, numbers.size());
        if (known != null) {
            return known;
        }
        int number = numbers.size() - 1;
        if (number == sums.length) {
            sums = Arrays.copyOf(sums, 2 * number);
        }
        sums[number] = sum;
        return number;
    }

    @Override
    public void placed(int operation) {
        needed[rank[operation]]--;
    }

    @Override
    public void unplaced(int operation) {
        needed[rank[operation]]++;
        lowest = Math.min(lowest, rank[operation]);
    }

    /** The place of the lowest sum that somebody has still to be told; past the last where there is none. */
    private int lowest() {
        while (needed[lowest] == 0) {
            lowest++;
        }
        return lowest;
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int step(int state, int operation) {
        long sum = sums[state];
        if (found[operation] != ANY && found[operation] != sum) {
            return REFUSED;
        }
        int limit = lowest();
        if (amount[operation] == 0 || limit == told.length) {
            return state;
        }
        long next = sum + amount[operation];
        return grows && next > limit(limit, operation) ? REFUSED : number(next);
    }

    /** What the sum must not exceed once the operation is placed. */
    private long limit(int first, int operation) {
        if (rank[operation] != first || needed[first] > 1) {
            return told[first];
        }
        int second = first + 1;
        while (needed[second] == 0) {
            second++;
        }
        return second == told.length ? Long.MAX_VALUE : told[second];
    }

    @Override
    public boolean observes(int operation) {
        return amount[operation] == 0;
    }

    @Override
    public boolean harmless(int state, int operation) {
        return amount[operation] == 0 || lowest() == told.length;
    }

    @Override
    public int states() {
        return numbers.size();
    }

    @Override
    public int kind(int operation) {
        return same[operation];
    }
}
