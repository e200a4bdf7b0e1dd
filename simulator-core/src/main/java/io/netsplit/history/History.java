package io.netsplit.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Client operations in the order of their invocation. An operation still open at the end counts as {@link Completion#INFO}:
 * nobody knows whether it took effect.
 *
 * <p>One operation precedes another in real time where it completed ok before the other was invoked. Where both happened at
 * the same nanosecond they count as concurrent, because nobody knows which came first; except that a process that goes on
 * in the nanosecond in which it was answered, on the same key and with an operation that is answered ok in its turn, was
 * answered first, and so before all that were invoked after this next operation.
 */
public final class History {
    private final List<Operation> operations;
    private final String positionWord;

    private History(List<Operation> operations, String positionWord) {
        this.operations = operations;
        this.positionWord = positionWord;
        Operation previous = null;
        for (Operation operation : operations) {
            check(previous, operation);
            previous = operation;
        }
    }

    private static void check(@Nullable Operation previous, Operation operation) {
        if (operation.completedNs() < operation.invokedNs()) {
            throw new IllegalArgumentException("operation completes before its invocation: " + operation);
        }
        if (previous == null) {
            return;
        }
        if (operation.index() <= previous.index()) {
            throw new IllegalArgumentException("index does not grow: " + previous + ", then " + operation);
        }
        if (operation.invokedNs() < previous.invokedNs()) {
            throw new IllegalArgumentException("time runs backwards: " + previous + ", then " + operation);
        }
    }

    /**
     * A history of these operations, which must be in the order of their invocation, with growing index.
     *
     * @throws IllegalArgumentException where they are not, or where one completes before its invocation
     */
    public static History of(List<Operation> operations) {
        return new History(List.copyOf(operations), "");
    }

    /**
     * The same operations, of which nobody knows when they happened: what stands for a time is the place of the event in a
     * file, counted in {@code word}s from 1, as "line" or "entry". Only the order of such times means anything.
     */
    public History inPositions(String word) {
        return new History(operations, word);
    }

    /** What the times count where they are only places in a file, as "line"; empty where they are nanoseconds. */
    public String positionWord() {
        return positionWord;
    }

    /**
     * True where a process went on with {@code next} in the nanosecond in which {@code first} was answered, which shows that
     * this happened before; {@code next} was invoked later than {@code first}.
     */
    public static boolean wentOnAtOnce(Operation first, Operation next) {
        return first.completedNs() == next.invokedNs()
                && first.process() == next.process()
                && next.isOk()
                && Objects.equals(first.key(), next.key());
    }

    /** In the order of invocation; unmodifiable. */
    public List<Operation> operations() {
        return operations;
    }

    public int size() {
        return operations.size();
    }

    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /** The operations for which {@code wanted} answers true. */
    public History where(Predicate<Operation> wanted) {
        List<Operation> found = new ArrayList<>();
        for (Operation operation : operations) {
            if (wanted.test(operation)) {
                found.add(operation);
            }
        }
        return new History(List.copyOf(found), positionWord);
    }

    /** The operations on this key; null finds those without a key. */
    public History onKey(@Nullable Object key) {
        return where(operation -> key == null ? operation.key() == null : key.equals(operation.key()));
    }

    /** The operations with one of these functions, see {@link Functions}. */
    public History withFunction(String... functions) {
        List<String> wanted = Arrays.asList(functions);
        return where(operation -> wanted.contains(operation.function()));
    }

    /** The operations invoked in [fromNs, toNs). */
    public History invokedIn(long fromNs, long toNs) {
        return where(operation -> operation.invokedNs() >= fromNs && operation.invokedNs() < toNs);
    }

    public History byClient(int client) {
        return where(operation -> operation.client() == client);
    }

    public History byProcess(int process) {
        return where(operation -> operation.process() == process);
    }

    /** The operations that ended so; an open operation is found under {@link Completion#OPEN} only. */
    public History completed(Completion how) {
        return where(operation -> operation.completion() == how);
    }

    /** One history for each key, in the order in which the keys first appear. */
    public List<History> splitByKey() {
        Map<Object, List<Operation>> byKey = new LinkedHashMap<>();
        List<Operation> withoutKey = new ArrayList<>();
        for (Operation operation : operations) {
            Object key = operation.key();
            List<Operation> shard = key == null ? withoutKey : byKey.computeIfAbsent(key, absent -> new ArrayList<>());
            shard.add(operation);
        }
        List<History> split = new ArrayList<>();
        if (!withoutKey.isEmpty()) {
            split.add(new History(List.copyOf(withoutKey), positionWord));
        }
        for (List<Operation> shard : byKey.values()) {
            split.add(new History(List.copyOf(shard), positionWord));
        }
        return split;
    }
}
