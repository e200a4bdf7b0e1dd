package io.netsplit.check.linearizability.search;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.MultiRegister;
import io.netsplit.model.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of transactions over several registers. A state has a number for each register: which of the values that
 * somebody read it holds, or that it holds one that nobody will look for any more. As with a single register, a value that
 * somebody has still to read must not be overwritten while nobody can write it again.
 */
final class TransactionTransitions implements Transitions {
    private static final int UNNOTICED = 0;

    /** One value in one register. */
    private record Cell(Object register, @Nullable Object value) {}

    private final StateTable states = new StateTable();
    private final Map<Object, Integer> registers = new LinkedHashMap<>();
    private final Map<Cell, Integer> noticed = new LinkedHashMap<>();
    private final boolean[] completes;

    /** By operation: the values that it must find; the registers that it writes, and the values that it leaves there. */
    private final int[][] finds;

    private final int[][] writesTo;
    private final int[][] leaves;
    private final boolean[] impossible;
    private final int[] same;
    private final int initial;

    /** By value: its register; of the operations not placed, how many must find it, and how many can write it. */
    private final int[] registerOf;

    private final int[] needed;
    private final int[] writers;

    TransactionTransitions(MultiRegister model, Timeline timeline) {
        int n = timeline.size();
        completes = new boolean[n];
        finds = new int[n][];
        writesTo = new int[n][];
        leaves = new int[n][];
        impossible = new boolean[n];
        same = new int[n];
        List<Map<Object, @Nullable Object>> written = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Operation operation = timeline.operation(i);
            completes[i] = operation.isOk();
            // The model says what is wrong with a transaction that is none.
            model.step(model.initial(), operation.function(), operation.key(), operation.input(), output(operation));
            written.add(compile(i, operation));
        }
        registerOf = new int[noticed.size() + 1];
        noticed.forEach((cell, number) -> registerOf[number] = register(cell.register));
        needed = new int[registerOf.length];
        writers = new int[registerOf.length];
        Map<List<@Nullable Object>, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            compileWrites(i, written.get(i));
            count(i, 1);
            Operation operation = timeline.operation(i);
            Integer first = seen.putIfAbsent(Arrays.asList(operation.input(), output(operation)), i);
            same[i] = first == null ? i : first;
        }
        initial = states.number(initially(model));
    }

    private static @Nullable Object output(Operation operation) {
        return operation.isOk() ? operation.output() : Model.UNSEEN;
    }

    /** Notes what the operation must find, and answers what it leaves. */
    private Map<Object, @Nullable Object> compile(int i, Operation operation) {
        Transaction transaction = Transaction.of(operation);
        impossible[i] = !transaction.possible();
        List<Integer> found = new ArrayList<>();
        transaction.found().forEach((register, value) -> {
            register(register);
            found.add(noticed.computeIfAbsent(new Cell(register, value), absent -> noticed.size() + 1));
        });
        transaction.left().keySet().forEach(this::register);
        finds[i] = found.stream().mapToInt(Integer::intValue).toArray();
        return transaction.left();
    }

    private int register(Object register) {
        return registers.computeIfAbsent(register, absent -> registers.size());
    }

    private void compileWrites(int i, Map<Object, @Nullable Object> written) {
        writesTo[i] = new int[written.size()];
        leaves[i] = new int[written.size()];
        int k = 0;
        for (Map.Entry<Object, @Nullable Object> one : written.entrySet()) {
            writesTo[i][k] = register(one.getKey());
            leaves[i][k++] = noticed.getOrDefault(new Cell(one.getKey(), one.getValue()), UNNOTICED);
        }
    }

    private int[] initially(MultiRegister model) {
        int[] content = new int[registers.size()];
        noticed.forEach((cell, number) -> {
            if (Objects.equals(model.initialOf(cell.register), cell.value)) {
                content[register(cell.register)] = number;
            }
        });
        return content;
    }

    private void count(int operation, int by) {
        for (int value : finds[operation]) {
            needed[value] += by;
        }
        for (int value : leaves[operation]) {
            writers[value] += by;
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
        int[] content = states.content(state);
        if (impossible[operation] || !isFound(content, operation) || overwritesWhatIsNeeded(content, operation)) {
            return REFUSED;
        }
        int[] next = content.clone();
        for (int value : finds[operation]) {
            if (needed[value] == 1) {
                next[registerOf[value]] = UNNOTICED;
            }
        }
        boolean helps = completes[operation];
        for (int k = 0; k < leaves[operation].length; k++) {
            int value = leaves[operation][k];
            int left = value != UNNOTICED && needed[value] > (contains(finds[operation], value) ? 1 : 0)
                    ? value
                    : UNNOTICED;
            next[writesTo[operation][k]] = left;
            helps |= left != UNNOTICED;
        }
        if (!helps) {
            return REFUSED;
        }
        return Arrays.equals(next, content) ? state : states.number(next);
    }

    private boolean isFound(int[] content, int operation) {
        for (int value : finds[operation]) {
            if (content[registerOf[value]] != value) {
                return false;
            }
        }
        return true;
    }

    private boolean overwritesWhatIsNeeded(int[] content, int operation) {
        for (int k = 0; k < leaves[operation].length; k++) {
            int before = content[writesTo[operation][k]];
            int own = contains(finds[operation], before) ? 1 : 0;
            if (before != UNNOTICED && before != leaves[operation][k] && needed[before] > own && writers[before] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] values, int wanted) {
        for (int value : values) {
            if (value == wanted) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean observes(int operation) {
        return completes[operation] && leaves[operation].length == 0;
    }

    /** Values that nobody looks for can go under before any others, where nobody looks for what they replace either. */
    @Override
    public boolean harmless(int state, int operation) {
        int[] content = states.content(state);
        for (int k = 0; k < leaves[operation].length; k++) {
            int value = leaves[operation][k];
            boolean isLookedFor = value != UNNOTICED && needed[value] > 0;
            if (isLookedFor || content[writesTo[operation][k]] != UNNOTICED) {
                return false;
            }
        }
        return completes[operation];
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
