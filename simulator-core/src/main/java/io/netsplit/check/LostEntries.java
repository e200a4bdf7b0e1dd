package io.netsplit.check;

import io.netsplit.check.LostWrites.Evidence;
import io.netsplit.check.LostWrites.Losses;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lost enqueues of one queue: see {@link LostWrites}. */
final class LostEntries {
    private final List<Operation> operations;
    private final @Nullable Object key;
    private final Losses losses;

    LostEntries(History shard, Losses losses) {
        operations = shard.operations();
        key = operations.get(0).key();
        this.losses = losses;
    }

    void look() {
        losses.acknowledged(operations.stream()
                .filter(operation -> operation.isOk() && operation.function().equals(Functions.ENQUEUE))
                .count());
        if (!losses.replicas().isEmpty()) {
            Set<Object> held = new LinkedHashSet<>();
            for (Replica replica : losses.replicas()) {
                if (replica.objects().get(key) instanceof Collection<?> elements) {
                    held.addAll(elements);
                }
            }
            report(
                    missing(held, Long.MAX_VALUE, Long.MAX_VALUE),
                    Evidence.FINAL_STATE,
                    "at the end no replica holds it");
            return;
        }
        Operation empty = null;
        for (Operation operation : operations) {
            if (operation.isOk() && operation.function().equals(Functions.DEQUEUE) && operation.output() == null) {
                losses.looked();
                empty = operation;
            }
        }
        if (empty != null) {
            report(
                    missing(new LinkedHashSet<>(), empty.invokedNs(), empty.completedNs()),
                    Evidence.SHOWN_OLDER,
                    Phrases.client(empty) + " found the queue empty at " + Phrases.time(empty.completedNs()));
        }
    }

    /** Acknowledged before {@code invokedNs}, not held, and not answered by a dequeue invoked until {@code completedNs}. */
    private List<Operation> missing(Set<Object> held, long invokedNs, long completedNs) {
        Set<@Nullable Object> taken = new LinkedHashSet<>(held);
        int unknown = 0;
        for (Operation operation : operations) {
            if (operation.function().equals(Functions.DEQUEUE) && operation.invokedNs() <= completedNs) {
                if (operation.isOk()) {
                    taken.add(operation.output());
                } else if (operation.completion() != Completion.FAIL) {
                    unknown++;
                }
            }
        }
        List<Operation> missing = new ArrayList<>();
        for (Operation operation : operations) {
            boolean enqueued = operation.isOk() && operation.function().equals(Functions.ENQUEUE);
            if (enqueued && operation.completedNs() < invokedNs && !taken.contains(operation.input())) {
                missing.add(operation);
            }
        }
        // Dequeues take from the head, so those of unknown end took the elements that went in first.
        return missing.subList(Math.min(unknown, missing.size()), missing.size());
    }

    private void report(List<Operation> missing, Evidence evidence, String how) {
        for (Operation enqueue : missing) {
            losses.add(enqueue, evidence, "nobody dequeued it and " + how);
        }
    }
}
