package io.netsplit.check.consistency;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns a history of registers or stores into {@link Accesses}.
 *
 * <p>Left out is what promises nothing: operations that failed, reads and compare-and-sets that were not answered or found
 * another value, and writes of unknown end that nobody read, which may never have happened. A session is a client, whose
 * word on what it saw outlives an operation of unknown end; where a client has several operations open at once, each of its
 * processes is a session.
 */
final class AccessReader {
    private record Written(@Nullable Object key, @Nullable Object value) {}

    private static final int SEVERAL = -1;

    private final @Nullable Object initial;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Written, Integer> writers = new LinkedHashMap<>();
    private final Map<@Nullable Object, Integer> keys = new LinkedHashMap<>();
    private int ambiguous;

    private AccessReader(@Nullable Object initial) {
        this.initial = initial;
    }

    /**
     * The accesses of a history.
     *
     * @param initial what every key holds at first
     * @throws IllegalArgumentException where an operation is not one of a register or store
     */
    static Accesses read(History history, @Nullable Object initial) {
        return new AccessReader(initial).accesses(history);
    }

    private Accesses accesses(History history) {
        Map<Written, Boolean> seen = new LinkedHashMap<>();
        for (Operation operation : history.operations()) {
            require(operation);
            if (Effects.observes(operation)) {
                seen.put(new Written(operation.key(), Effects.observed(operation)), true);
            }
        }
        for (Operation operation : history.operations()) {
            if (counts(operation, seen)) {
                if (Effects.mayWrite(operation)) {
                    Written written = new Written(operation.key(), Effects.written(operation));
                    writers.merge(written, operations.size(), (one, other) -> SEVERAL);
                }
                operations.add(operation);
            }
        }
        return build(new Sessions(history, operations));
    }

    private Accesses build(Sessions sessions) {
        int size = operations.size();
        int[] key = new int[size];
        boolean[] writes = new boolean[size];
        int[] source = new int[size];
        for (int i = 0; i < size; i++) {
            Operation operation = operations.get(i);
            key[i] = keys.computeIfAbsent(operation.key(), absent -> keys.size());
            writes[i] = Effects.mayWrite(operation);
            source[i] = Effects.observes(operation) ? source(i, operation) : Accesses.NO_READ;
        }
        return new Accesses(
                operations.toArray(new Operation[0]),
                sessions.line,
                sessions.place,
                sessions.previous,
                key,
                writes,
                source,
                sessions.lines,
                keys.size(),
                ambiguous);
    }

    private int source(int index, Operation operation) {
        Object value = Effects.observed(operation);
        Integer writer = writers.get(new Written(operation.key(), value));
        boolean isInitial = Objects.equals(value, initial);
        if (writer == null) {
            return isInitial ? Accesses.INITIAL : Accesses.NOBODY;
        }
        if (writer == SEVERAL || isInitial || writer == index) {
            ambiguous++;
            return Accesses.NO_READ;
        }
        return writer;
    }

    private static boolean counts(Operation operation, Map<Written, Boolean> seen) {
        if (operation.completion() == Completion.FAIL) {
            return false;
        }
        if (operation.isOk()) {
            return Effects.mayWrite(operation) || Effects.observes(operation);
        }
        return Effects.mayWrite(operation)
                && seen.containsKey(new Written(operation.key(), Effects.written(operation)));
    }

    private static void require(Operation operation) {
        switch (operation.function()) {
            case Functions.READ, Functions.GET, Functions.WRITE, Functions.PUT, Functions.CAS, Functions.DELETE -> {}
            default ->
                throw new IllegalArgumentException("sessions are judged by reads and writes, and '"
                        + operation.function() + "' is neither: " + operation);
        }
    }

    /** Which operation follows which. */
    private static final class Sessions {
        private final int[] line;
        private final int[] place;
        private final int[] previous;
        private final int[][] lines;

        Sessions(History history, List<Operation> operations) {
            boolean byClient = oneAtATime(history);
            int size = operations.size();
            line = new int[size];
            place = new int[size];
            previous = new int[size];
            List<List<Integer>> found = new ArrayList<>();
            Map<Integer, Integer> lineOf = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                Operation operation = operations.get(i);
                int session = byClient ? operation.client() : operation.process();
                Integer own = lineOf.get(session);
                previous[i] =
                        own == null ? -1 : found.get(own).get(found.get(own).size() - 1);
                if (own == null || !operation.isOk()) {
                    own = found.size();
                    found.add(new ArrayList<>());
                    if (operation.isOk()) {
                        lineOf.put(session, own);
                    }
                }
                line[i] = own;
                place[i] = found.get(own).size();
                found.get(own).add(i);
            }
            lines = found.stream()
                    .map(one -> one.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
        }

        private static boolean oneAtATime(History history) {
            Map<Integer, Operation> last = new LinkedHashMap<>();
            for (Operation operation : history.operations()) {
                Operation before = last.put(operation.client(), operation);
                if (operation.client() == Operation.NO_CLIENT
                        || before != null && before.completedNs() > operation.invokedNs()) {
                    return false;
                }
            }
            return true;
        }
    }
}
