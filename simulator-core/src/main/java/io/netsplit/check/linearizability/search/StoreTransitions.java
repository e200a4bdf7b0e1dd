package io.netsplit.check.linearizability.search;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.KeyValueStore;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one key of a store with appends. A value grows until it is overwritten, so a value from which nothing that is
 * still to be read can grow is as good as any other such value. And a value from which something must still grow is not
 * overwritten while nobody can begin it again.
 */
final class StoreTransitions implements Transitions {
    private static final int ABSENT = 0;
    private static final int UNNOTICED = 1;

    private final Model model;
    private final Timeline timeline;
    private final Map<@Nullable Object, Integer> numbers = new LinkedHashMap<>();
    private final List<@Nullable Object> states = new ArrayList<>();

    /** What is read: each different value once, by how many of the reads not placed, by how many that can begin it. */
    private final List<Object> outputs = new ArrayList<>();

    private final Map<Object, Integer> outputNumbers = new LinkedHashMap<>();
    private final int[] readBy;
    private final int[] begunBy;
    private int deletesOfSomething;

    /** By state: the outputs that can grow from it. By operation: the output that it reads, or those that it can begin. */
    private final List<int[]> growing = new ArrayList<>();

    private final int[] read;
    private final int[][] begins;
    private final int[] kinds;

    StoreTransitions(KeyValueStore model, Timeline timeline) {
        this.model = model;
        this.timeline = timeline;
        int n = timeline.size();
        read = new int[n];
        for (int i = 0; i < n; i++) {
            Operation operation = timeline.operation(i);
            Object output = operation.function().equals(Functions.GET) ? operation.output() : null;
            read[i] = output == null ? -1 : outputNumbers.computeIfAbsent(output, this::newOutput);
        }
        readBy = new int[outputs.size()];
        begunBy = new int[outputs.size()];
        begins = new int[n][];
        for (int i = 0; i < n; i++) {
            begins[i] = growingFrom(begun(timeline.operation(i)));
            count(i, 1);
        }
        states.add(null);
        states.add(new Object());
        growing.add(new int[0]);
        growing.add(new int[0]);
        numbers.put(null, ABSENT);
        kinds = kinds();
    }

    private int newOutput(Object output) {
        outputs.add(output);
        return outputs.size() - 1;
    }

    /** What the operation leaves where there was nothing before. */
    private static @Nullable Object begun(Operation operation) {
        return switch (operation.function()) {
            case Functions.PUT -> operation.input();
            case Functions.APPEND -> KeyValueStore.appended(null, operation.input());
            default -> null;
        };
    }

    private int[] growingFrom(@Nullable Object value) {
        List<Integer> found = new ArrayList<>();
        for (int k = 0; value != null && k < outputs.size(); k++) {
            if (canGrow(value, outputs.get(k))) {
                found.add(k);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static boolean canGrow(Object value, Object output) {
        if (value.equals(output)) {
            return true;
        }
        if (output instanceof String text) {
            return value instanceof String part && text.startsWith(part);
        }
        if (!(output instanceof List<?> list)) {
            return false;
        }
        if (value instanceof List<?> part) {
            return part.size() <= list.size() && list.subList(0, part.size()).equals(part);
        }
        // One that is no list becomes the first element of one; text may grow before it does.
        return !list.isEmpty() && (value instanceof String || list.get(0).equals(value));
    }

    private int[] kinds() {
        int[] kind = new int[timeline.size()];
        Map<List<@Nullable Object>, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < kind.length; i++) {
            Operation operation = timeline.operation(i);
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            Integer same = seen.putIfAbsent(Arrays.asList(operation.function(), operation.input(), output), i);
            kind[i] = same == null ? i : same;
        }
        return kind;
    }

    private void count(int operation, int by) {
        Operation what = timeline.operation(operation);
        if (read[operation] >= 0 && what.isOk()) {
            readBy[read[operation]] += by;
        }
        for (int output : begins[operation]) {
            begunBy[output] += by;
        }
        if (what.function().equals(Functions.DELETE) && Boolean.TRUE.equals(what.output())) {
            deletesOfSomething += by;
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
        return number(model.initial());
    }

    private int number(@Nullable Object value) {
        Integer known = numbers.putIfAbsent(value, states.size());
        if (known != null) {
            return known;
        }
        states.add(value);
        growing.add(growingFrom(value));
        return states.size() - 1;
    }

    @Override
    public int step(int state, int operation) {
        Operation what = timeline.operation(operation);
        Object output = what.isOk() ? what.output() : Model.UNSEEN;
        int next;
        if (state == UNNOTICED && what.function().equals(Functions.GET)) {
            return REFUSED;
        } else if (state == UNNOTICED && what.function().equals(Functions.APPEND)) {
            next = UNNOTICED;
        } else {
            Object after = model.step(states.get(state), what.function(), what.key(), what.input(), output);
            if (after == Model.REFUSED) {
                return REFUSED;
            }
            next = number(after);
        }
        if (next != state && isNeeded(state, next)) {
            return REFUSED;
        }
        int canonical = next == ABSENT || isViable(next, read[operation]) ? next : UNNOTICED;
        boolean helps = what.isOk() || canonical != UNNOTICED || (state == ABSENT && deletesOfSomething > 0);
        return helps ? canonical : REFUSED;
    }

    /** True where something must still grow from the state that cannot grow from the next one, and nobody can begin it. */
    private boolean isNeeded(int state, int next) {
        for (int output : growing.get(state)) {
            if (readBy[output] > 0 && begunBy[output] == 0 && !contains(growing.get(next), output)) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(int[] outputs, int output) {
        for (int one : outputs) {
            if (one == output) {
                return true;
            }
        }
        return false;
    }

    /** True where something is still to be read that can grow from the state, {@code own} read apart. */
    private boolean isViable(int state, int own) {
        for (int output : growing.get(state)) {
            if (readBy[output] > (output == own ? 1 : 0)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean observes(int operation) {
        Operation what = timeline.operation(operation);
        return model.observes(what.function(), what.isOk() ? what.output() : Model.UNSEEN);
    }

    @Override
    public int states() {
        return states.size();
    }

    @Override
    public int kind(int operation) {
        return kinds[operation];
    }
}
