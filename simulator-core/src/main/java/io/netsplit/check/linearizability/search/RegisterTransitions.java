package io.netsplit.check.linearizability.search;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a register, and of a key-value store without append, which is one: values are numbered, and each operation
 * is a test and an effect.
 *
 * <p>What is still to be placed prunes the search. A value that somebody still has to see must not be overwritten while
 * nobody can write it again; with a different value for each write, this keeps everything about a value together, as
 * Gibbons and Korach do ("Testing Shared Memories", SIAM Journal on Computing 1997). And all values that nobody will look
 * for any more are one and the same.
 */
final class RegisterTransitions implements Transitions {
    private static final byte OBSERVE = 0;
    private static final byte OBSERVE_OTHER = 1;
    private static final byte WRITE = 2;
    private static final byte REPLACE = 3;
    private static final byte REPLACE_OTHER = 4;
    private static final byte MAY_REPLACE = 5;
    private static final int UNNOTICED = 0;

    private final byte[] kind;
    private final int[] test;
    private final int[] value;
    private final int[] same;
    private final int initial;
    private final Map<@Nullable Object, Integer> noticed = new LinkedHashMap<>();

    /** Of the operations not placed: how many, by value, must find it, look at it in any way, or can write it. */
    private final int[] needed;

    private final int[] tested;
    private final int[] avoided;
    private final int[] writers;
    private int others;
    private final boolean[] completes;

    RegisterTransitions(@Nullable Object initial, Timeline timeline) {
        int n = timeline.size();
        kind = new byte[n];
        test = new int[n];
        value = new int[n];
        same = new int[n];
        for (int i = 0; i < n; i++) {
            notice(timeline.operation(i));
        }
        this.initial = number(initial);
        needed = new int[noticed.size() + 1];
        tested = new int[noticed.size() + 1];
        avoided = new int[noticed.size() + 1];
        writers = new int[noticed.size() + 1];
        completes = new boolean[n];
        for (int i = 0; i < n; i++) {
            completes[i] = timeline.operation(i).isOk();
            compile(i, timeline.operation(i));
            count(i, 1);
        }
        Map<List<Integer>, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            Integer first = seen.putIfAbsent(List.of((int) kind[i], test[i], value[i]), i);
            same[i] = first == null ? i : first;
        }
    }

    /** Gives a number to each value that the operation's answer, or what it did, could depend on. */
    private void notice(Operation operation) {
        switch (operation.function()) {
            case Functions.READ, Functions.GET -> noticed.putIfAbsent(operation.output(), noticed.size() + 1);
            case Functions.CAS -> noticed.putIfAbsent(cas(operation).expected(), noticed.size() + 1);
            case Functions.DELETE -> noticed.putIfAbsent(null, noticed.size() + 1);
            default -> {}
        }
    }

    private int number(@Nullable Object what) {
        return noticed.getOrDefault(what, UNNOTICED);
    }

    private static Cas cas(Operation operation) {
        if (operation.input() instanceof Cas cas) {
            return cas;
        }
        throw new IllegalArgumentException("cas needs what it expects and what it sets: " + operation);
    }

    private void compile(int i, Operation operation) {
        switch (operation.function()) {
            case Functions.READ, Functions.GET -> set(i, OBSERVE, number(operation.output()), 0);
            case Functions.WRITE, Functions.PUT -> set(i, WRITE, 0, number(operation.input()));
            case Functions.DELETE -> compileDelete(i, operation);
            case Functions.CAS -> compileCas(i, operation);
            default -> throw new IllegalArgumentException("a register has no function '" + operation.function() + "'");
        }
    }

    private void compileDelete(int i, Operation operation) {
        int absent = number(null);
        if (operation.isOk() && operation.output() instanceof Boolean existed) {
            set(i, existed ? REPLACE_OTHER : OBSERVE, absent, absent);
        } else {
            set(i, WRITE, 0, absent);
        }
    }

    private void compileCas(int i, Operation operation) {
        int expected = number(cas(operation).expected());
        int update = number(cas(operation).update());
        if (!operation.isOk()) {
            set(i, MAY_REPLACE, expected, update);
        } else if (operation.output() == null || Boolean.TRUE.equals(operation.output())) {
            set(i, REPLACE, expected, update);
        } else if (Boolean.FALSE.equals(operation.output())) {
            set(i, OBSERVE_OTHER, expected, 0);
        } else {
            throw new IllegalArgumentException("a cas answers true or false: " + operation);
        }
    }

    private void set(int i, byte how, int tested, int result) {
        kind[i] = how;
        test[i] = tested;
        value[i] = result;
    }

    private void count(int i, int by) {
        byte how = kind[i];
        if (how == OBSERVE || how == REPLACE) {
            needed[test[i]] += by;
        }
        if (how != WRITE) {
            tested[test[i]] += by;
        }
        if (how >= WRITE) {
            writers[value[i]] += by;
        }
        if (how == OBSERVE_OTHER || how == REPLACE_OTHER) {
            avoided[test[i]] += by;
            others += by;
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
        int next = allowed(state, operation);
        if (next == REFUSED) {
            return REFUSED;
        }
        if (next != state) {
            int own = kind[operation] == REPLACE ? 1 : 0;
            if (needed[state] > own && writers[state] == 0) {
                return REFUSED;
            }
        }
        int own = kind[operation] != WRITE && test[operation] == next ? 1 : 0;
        if (tested[next] > own) {
            return next;
        }
        // To hide a value helps only those who must not find it.
        return completes[operation] || avoided[state] > 0 ? UNNOTICED : REFUSED;
    }

    private int allowed(int state, int operation) {
        return switch (kind[operation]) {
            case OBSERVE -> state == test[operation] ? state : REFUSED;
            case OBSERVE_OTHER -> state != test[operation] ? state : REFUSED;
            case WRITE -> value[operation];
            case REPLACE -> state == test[operation] ? value[operation] : REFUSED;
            case REPLACE_OTHER -> state != test[operation] ? value[operation] : REFUSED;
            default -> state == test[operation] ? value[operation] : state;
        };
    }

    @Override
    public boolean observes(int operation) {
        return kind[operation] <= OBSERVE_OTHER;
    }

    /** A value that nobody looks for can go under before any other, unless somebody may need it to hide another. */
    @Override
    public boolean harmless(int state, int operation) {
        return observes(operation)
                || (state == UNNOTICED && kind[operation] == WRITE && others == 0 && tested[value[operation]] == 0);
    }

    @Override
    public int kind(int operation) {
        return same[operation];
    }
}
