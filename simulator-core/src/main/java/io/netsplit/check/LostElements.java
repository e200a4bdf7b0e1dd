package io.netsplit.check;

import io.netsplit.check.LostWrites.Evidence;
import io.netsplit.check.LostWrites.Losses;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lost adds and removes of one set: see {@link LostWrites}. */
final class LostElements {
    private record Read(Operation operation, Set<Object> elements) {}

    private final List<Operation> operations;
    private final @Nullable Object key;
    private final Losses losses;
    private final List<Read> reads = new ArrayList<>();
    private final List<Set<Object>> held = new ArrayList<>();
    private final Map<@Nullable Object, List<Operation>> changes = new LinkedHashMap<>();

    LostElements(History shard, Losses losses) {
        operations = shard.operations();
        key = operations.get(0).key();
        this.losses = losses;
    }

    void look() {
        for (Replica replica : losses.replicas()) {
            held.add(elements(replica.objects().get(key)));
        }
        for (Operation operation : operations) {
            if (operation.function().equals(Functions.READ)) {
                if (operation.isOk()) {
                    reads.add(new Read(operation, elements(operation.output())));
                }
            } else if (isChange(operation) && operation.completion() != Completion.FAIL) {
                changes.computeIfAbsent(operation.input(), element -> new ArrayList<>())
                        .add(operation);
            }
        }
        for (Operation operation : operations) {
            if (operation.isOk() && isChange(operation) && !foundNothing(operation)) {
                losses.acknowledged(1);
                look(operation);
            }
        }
    }

    private static boolean isChange(Operation operation) {
        return operation.function().equals(Functions.ADD)
                || operation.function().equals(Functions.REMOVE);
    }

    /** A removal that was told that the element is not there has removed nothing. */
    private static boolean foundNothing(Operation operation) {
        return operation.function().equals(Functions.REMOVE) && Boolean.FALSE.equals(operation.output());
    }

    private static Set<Object> elements(@Nullable Object collection) {
        return collection instanceof Collection<?> elements ? new LinkedHashSet<>(elements) : new LinkedHashSet<>();
    }

    private void look(Operation change) {
        boolean added = change.function().equals(Functions.ADD);
        if (mayBeUndone(change)) {
            return;
        }
        Object element = change.input();
        boolean kept = held.stream().anyMatch(elements -> elements.contains(element) == added);
        if (!held.isEmpty() && !kept) {
            losses.add(change, Evidence.FINAL_STATE, "at the end " + (added ? "no replica holds it" : "it is there"));
            return;
        }
        Operation without = null;
        for (Read read : reads) {
            if (read.operation.invokedNs() > change.completedNs()) {
                losses.looked();
                without = read.elements.contains(element) == added ? without : read.operation;
            }
        }
        if (without != null && !kept && !isSeenAfter(without.invokedNs(), element, added)) {
            losses.add(
                    change,
                    Evidence.SHOWN_OLDER,
                    Phrases.client(without)
                            + (added ? " read it no more at " : " read it at ")
                            + Phrases.time(without.completedNs()));
        }
    }

    /** True where an operation that does the opposite may have come later. */
    private boolean mayBeUndone(Operation change) {
        for (Operation other : changes.getOrDefault(change.input(), List.of())) {
            boolean before = other.isOk() && other.completedNs() < change.invokedNs();
            if (!other.function().equals(change.function()) && !before) {
                return true;
            }
        }
        return false;
    }

    private boolean isSeenAfter(long timeNs, @Nullable Object element, boolean added) {
        for (Read read : reads) {
            if (read.operation.completedNs() > timeNs && read.elements.contains(element) == added) {
                return true;
            }
        }
        return false;
    }
}
