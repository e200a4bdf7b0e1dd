package io.netsplit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down a history by hand: operations in any order, which {@link #build} sorts by invocation and numbers. Times are
 * in the builder's unit, milliseconds by default.
 */
public final class HistoryBuilder {
    private record Entry(
            int client,
            String function,
            @Nullable Object key,
            @Nullable Object input,
            Completion how,
            @Nullable Object output,
            long fromNs,
            long toNs) {}

    private final List<Entry> entries = new ArrayList<>();
    private final long unitNs;
    private @Nullable Object key;

    public HistoryBuilder() {
        this(1_000_000);
    }

    /** {@code unitNs}: how many nanoseconds the times given to the other methods count. */
    public HistoryBuilder(long unitNs) {
        this.unitNs = unitNs;
    }

    /** The key of the operations that follow; null for none, as in the beginning. */
    public HistoryBuilder onKey(@Nullable Object nextKey) {
        key = nextKey;
        return this;
    }

    /** The client is answered: the operation took effect. */
    public HistoryBuilder ok(
            int client, long from, long to, String function, @Nullable Object input, @Nullable Object output) {
        return add(client, from, to, function, input, Completion.OK, output);
    }

    /** The client learns that the operation did not happen. */
    public HistoryBuilder fail(int client, long from, long to, String function, @Nullable Object input) {
        return add(client, from, to, function, input, Completion.FAIL, null);
    }

    /** The client gives up without knowing. */
    public HistoryBuilder info(int client, long from, long to, String function, @Nullable Object input) {
        return add(client, from, to, function, input, Completion.INFO, null);
    }

    /** The history ends before the operation does. */
    public HistoryBuilder open(int client, long from, String function, @Nullable Object input) {
        entries.add(new Entry(client, function, key, input, Completion.OPEN, null, from * unitNs, Long.MAX_VALUE));
        return this;
    }

    private HistoryBuilder add(
            int client,
            long from,
            long to,
            String function,
            @Nullable Object input,
            Completion how,
            @Nullable Object output) {
        entries.add(new Entry(client, function, key, input, how, output, from * unitNs, to * unitNs));
        return this;
    }

    /** The history; entries with equal invocation keep the order in which they were given. */
    public History build() {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::fromNs));
        int nextProcess = 1 + sorted.stream().mapToInt(Entry::client).max().orElse(0);
        Map<Integer, Integer> processes = new LinkedHashMap<>();
        List<Operation> operations = new ArrayList<>();
        for (Entry entry : sorted) {
            int process = processes.computeIfAbsent(entry.client, client -> client);
            Operation operation = new Operation(
                    operations.size(), process, entry.client, entry.function, entry.key, entry.input, entry.fromNs);
            if (entry.how != Completion.OPEN) {
                operation.complete(entry.how, entry.output, entry.toNs, entry.how == Completion.OK ? "" : "unknown");
            }
            if (entry.how == Completion.INFO) {
                processes.put(entry.client, nextProcess++);
            }
            operations.add(operation);
        }
        return History.of(operations);
    }
}
