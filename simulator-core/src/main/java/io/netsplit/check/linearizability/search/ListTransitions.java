package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a list that only grows. Whatever was read is the beginning of the longest list that was read, so that one
 * says what must be appended next for as long as a read is still to be placed; a state is how long the list is. What is
 * appended after the last read nobody notices.
 */
final class ListTransitions implements Transitions {
    private static final int NOT_READ = -1;

    private final int initial;
    private final int beyond;

    /** The longest list that was read, as numbers of elements; by element, how many operations append it. */
    private final int[] longest;

    private final Map<@Nullable Object, Integer> numbers = new LinkedHashMap<>();
    private final int[] appends;

    /** By operation: what it appends, or how long a list it read, {@link #NOT_READ} where no order can show that list. */
    private final boolean[] reads;

    private final int[] element;
    private final int[] length;
    private final int[] same;

    /** By length: how many reads of a list so long are still to be placed; and of all lengths together. */
    private final int[] needed;

    private int readsLeft;

    ListTransitions(List<?> initially, Timeline timeline) {
        int n = timeline.size();
        reads = new boolean[n];
        element = new int[n];
        length = new int[n];
        same = new int[n];
        List<?> most = longest(initially, timeline);
        longest = most.stream().mapToInt(this::number).toArray();
        initial = initially.size();
        beyond = longest.length + 1;
        needed = new int[longest.length + 1];
        int[] first = new int[n + longest.length];
        Arrays.fill(first, -1);
        for (int i = 0; i < n; i++) {
            compile(i, timeline.operation(i), most);
            same[i] = i;
            if (!reads[i]) {
                first[element[i]] = first[element[i]] < 0 ? i : first[element[i]];
                same[i] = first[element[i]];
            }
        }
        appends = new int[numbers.size()];
        for (int i = 0; i < n; i++) {
            if (!reads[i]) {
                appends[element[i]]++;
            }
        }
    }

    private int number(@Nullable Object value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static List<?> longest(List<?> initially, Timeline timeline) {
        List<?> longest = initially;
        for (int i = 0; i < timeline.size(); i++) {
            Operation operation = timeline.operation(i);
            if (operation.function().equals(Functions.READ)) {
                List<?> read = list(operation);
                longest = read.size() > longest.size() && isPrefix(initially, read) ? read : longest;
            }
        }
        return longest;
    }

    private static List<?> list(Operation read) {
        if (read.output() == null) {
            return List.of();
        }
        if (read.output() instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a read of a list answers a list of elements, not " + read.output());
    }

    private static boolean isPrefix(List<?> prefix, List<?> list) {
        return prefix.size() <= list.size() && list.subList(0, prefix.size()).equals(prefix);
    }

    private void compile(int i, Operation operation, List<?> most) {
        switch (operation.function()) {
            case Functions.READ -> {
                List<?> read = list(operation);
                reads[i] = true;
                length[i] = isPrefix(read, most) ? read.size() : NOT_READ;
                count(i, 1);
            }
            case Functions.APPEND -> {
                if (operation.input() == null) {
                    throw new IllegalArgumentException("expected an element, not nothing: " + operation);
                }
                element[i] = number(operation.input());
            }
            default -> throw new IllegalArgumentException("a list has no function '" + operation.function() + "'");
        }
    }

    private void count(int operation, int by) {
        if (reads[operation]) {
            readsLeft += by;
            if (length[operation] != NOT_READ) {
                needed[length[operation]] += by;
            }
        }
    }

    @Override
    public void placed(int operation) {
        count(operation, -1);
    }

    @Override
    public void unplaced(int operation) {
        count(operation, 1);
    }

    @Override
    public int initial() {
        return initial;
    }

    @Override
    public int step(int state, int operation) {
        if (reads[operation]) {
            return length[operation] == state ? state : REFUSED;
        }
        if (readsLeft == 0) {
            return beyond;
        }
        boolean next = state < longest.length && needed[state] == 0 && longest[state] == element[operation];
        return next ? state + 1 : REFUSED;
    }

    @Override
    public boolean observes(int operation) {
        return reads[operation];
    }

    /** Nobody notices what is appended after the last read; and what only one operation can append next, it must append. */
    @Override
    public boolean harmless(int state, int operation) {
        return reads[operation] || readsLeft == 0 || appends[element[operation]] == 1;
    }

    @Override
    public boolean placesUnknownEarly() {
        return true;
    }

    @Override
    public int kind(int operation) {
        return same[operation];
    }

    /** The operations without the appends of unknown end that no read shows: they may as well never have happened. */
    static List<Operation> withoutUnread(List<Operation> operations) {
        Map<Object, Boolean> shown = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation.isOk() && operation.output() instanceof List<?> list) {
                list.forEach(element -> shown.put(element, true));
            }
        }
        List<Operation> kept = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.isOk() || shown.containsKey(Objects.requireNonNull(operation.input()))) {
                kept.add(operation);
            }
        }
        return kept;
    }
}
