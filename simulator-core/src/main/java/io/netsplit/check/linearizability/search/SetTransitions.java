package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a set: a state is one bit for each element. An element that nobody ever removes stays once it is in. So it
 * must not go in while somebody has still to read a set without it (or to be told that it is not there), and may go in at once when nobody has: with adds and
 * reads alone nothing is left to be searched.
 */
final class SetTransitions implements Transitions {
    private static final byte READ = 0;
    private static final byte ADD = 1;
    private static final byte REMOVE = 2;
    private static final byte CONTAINS = 3;
    private static final byte ANYTHING = 0;
    private static final byte CHANGED = 1;
    private static final byte UNCHANGED = 2;

    private final StateTable states = new StateTable();
    private final Map<Object, Integer> numbers = new LinkedHashMap<>();
    private final byte[] kind;
    private final byte[] answer;
    private final int[] element;
    private final int[][] shown;
    private final int[] same;
    private final int initial;

    /**
     * By element: whether nobody removes it, how many operations change it, whether one of these was told what it found, and
     * how many reads to come lack it.
     */
    private final boolean[] stays;

    private final int[] changes;
    private final boolean[] told;
    private final int[] lacking;

    SetTransitions(Collection<?> initial, Timeline timeline) {
        int n = timeline.size();
        kind = new byte[n];
        answer = new byte[n];
        element = new int[n];
        shown = new int[n][];
        same = new int[n];
        initial.forEach(this::number);
        for (int i = 0; i < n; i++) {
            compile(i, timeline.operation(i));
        }
        int[] content = new int[words()];
        initial.forEach(value -> add(content, number(value)));
        stays = new boolean[numbers.size()];
        changes = new int[numbers.size()];
        told = new boolean[numbers.size()];
        lacking = new int[numbers.size()];
        Arrays.fill(stays, true);
        for (int i = 0; i < n; i++) {
            if (kind[i] == READ) {
                shown[i] = bits(timeline.operation(i).output());
                countLacking(i, 1);
            } else if (kind[i] == CONTAINS) {
                countLacking(i, 1);
            } else {
                changes[element[i]]++;
                stays[element[i]] &= kind[i] == ADD;
                told[element[i]] |= answer[i] != ANYTHING;
            }
        }
        this.initial = states.number(content);
        findAlike();
    }

    private void compile(int i, Operation operation) {
        kind[i] = switch (operation.function()) {
            case Functions.READ -> READ;
            case Functions.ADD -> ADD;
            case Functions.REMOVE -> REMOVE;
            case Functions.CONTAINS -> CONTAINS;
            default -> throw new IllegalArgumentException("a set has no function '" + operation.function() + "'");
        };
        if (kind[i] == READ) {
            elements(operation.output()).forEach(this::number);
        } else if (operation.input() == null) {
            throw new IllegalArgumentException("expected an element, not nothing: " + operation);
        } else {
            element[i] = number(operation.input());
            if (kind[i] == CONTAINS && operation.isOk() && !(operation.output() instanceof Boolean)) {
                throw new IllegalArgumentException("expected true or false as the answer: " + operation);
            }
            boolean said = operation.isOk() && operation.output() instanceof Boolean;
            answer[i] = !said ? ANYTHING : Boolean.TRUE.equals(operation.output()) ? CHANGED : UNCHANGED;
        }
    }

    private static Collection<?> elements(@Nullable Object output) {
        if (output == null) {
            return List.of();
        }
        if (output instanceof Collection<?> elements) {
            return elements;
        }
        throw new IllegalArgumentException("a read of a set answers a list of elements, not " + output);
    }

    private int number(Object value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private int words() {
        return (numbers.size() + 31) / 32;
    }

    private static void add(int[] content, int x) {
        content[x >> 5] |= 1 << x;
    }

    private static boolean has(int[] content, int x) {
        return (content[x >> 5] & (1 << x)) != 0;
    }

    /** The elements that a read showed; a list that names one twice is no set and has a word too many, so it equals none. */
    private int[] bits(@Nullable Object output) {
        Collection<?> elements = elements(output);
        int[] bits = new int[words()];
        int different = 0;
        for (Object value : elements) {
            int x = number(value);
            different += has(bits, x) ? 0 : 1;
            add(bits, x);
        }
        return different == elements.size() ? bits : Arrays.copyOf(bits, bits.length + 1);
    }

    private void countLacking(int read, int by) {
        if (kind[read] == CONTAINS) {
            lacking[element[read]] += answer[read] == UNCHANGED ? by : 0;
            return;
        }
        int[] bits = shown[read];
        for (int x = 0; x < lacking.length; x++) {
            if (!has(bits, x)) {
                lacking[x] += by;
            }
        }
    }

    private void findAlike() {
        Map<Long, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < same.length; i++) {
            Integer known = kind[i] == READ ? null : first.putIfAbsent(16L * element[i] + 4 * kind[i] + answer[i], i);
            same[i] = known == null ? i : known;
        }
    }

    @Override
    public int initial() {
        return initial;
    }

    @Override
    public int step(int state, int operation) {
        int[] content = states.content(state);
        if (kind[operation] == READ) {
            return Arrays.equals(content, shown[operation]) ? state : REFUSED;
        }
        int x = element[operation];
        if (kind[operation] == CONTAINS) {
            return answer[operation] == (has(content, x) ? UNCHANGED : CHANGED) ? REFUSED : state;
        }
        boolean changes = has(content, x) != (kind[operation] == ADD);
        if (answer[operation] == (changes ? UNCHANGED : CHANGED)) {
            return REFUSED;
        }
        if (!changes) {
            return state;
        }
        if (stays[x] && lacking[x] > 0) {
            return REFUSED;
        }
        int[] next = content.clone();
        next[x >> 5] ^= 1 << x;
        return states.number(next);
    }

    @Override
    public void placed(int operation) {
        if (kind[operation] == READ || kind[operation] == CONTAINS) {
            countLacking(operation, -1);
        }
    }

    @Override
    public void unplaced(int operation) {
        if (kind[operation] == READ || kind[operation] == CONTAINS) {
            countLacking(operation, 1);
        }
    }

    @Override
    public boolean observes(int operation) {
        return kind[operation] == READ || kind[operation] == CONTAINS || answer[operation] == UNCHANGED;
    }

    @Override
    public boolean harmless(int state, int operation) {
        return observes(operation) || (isFree(operation) && lacking[element[operation]] == 0);
    }

    /** True where no other operation is told whether the element was there, except by being shown it. */
    private boolean isFree(int operation) {
        int x = element[operation];
        return kind[operation] == ADD && stays[x] && (!told[x] || changes[x] == 1);
    }

    @Override
    public boolean placesUnknownEarly() {
        return true;
    }

    @Override
    public int states() {
        return states.count();
    }

    @Override
    public int kind(int operation) {
        return same[operation];
    }

    @Override
    public int weight(int state) {
        return 1 + states.content(state).length / 8;
    }
}
