package io.netsplit.check;

import io.netsplit.check.LostWrites.Evidence;
import io.netsplit.check.LostWrites.Losses;
import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lost writes of one register, or of one key of a store: see {@link LostWrites}. */
final class LostValues {
    private final List<Operation> operations;
    private final @Nullable Object key;
    private final Writes writes;
    private final Losses losses;
    private final boolean appends;
    private final List<Sight> reads = new ArrayList<>();
    private final List<Sight> changes = new ArrayList<>();

    /** A read, or a cas that took effect, with the time by which the value that it saw had been written. */
    private record Sight(Operation operation, long writtenNs) {}

    LostValues(History shard, @Nullable Object initial, Losses losses) {
        operations = shard.operations();
        key = operations.get(0).key();
        writes = new Writes(operations, initial);
        appends = operations.stream().anyMatch(operation -> operation.function().equals(Functions.APPEND));
        this.losses = losses;
    }

    void look() {
        if (appends) {
            lookForAppends();
            return;
        }
        collectSights();
        losses.acknowledged(writes.acknowledged().size());
        long finalNs = finallyWrittenBy();
        for (Operation write : writes.acknowledged()) {
            if (write.invokedNs() > finalNs) {
                losses.add(write, Evidence.FINAL_STATE, "at the end every replica holds an older value: " + held());
            } else if (!lookForCas(write)) {
                lookForRead(write);
            }
        }
    }

    private void collectSights() {
        for (Operation operation : operations) {
            if (isRead(operation)) {
                reads.add(new Sight(operation, writes.writtenBy(operation.output(), operation.completedNs())));
            } else if (tookEffect(operation) && operation.input() instanceof Cas cas) {
                changes.add(new Sight(operation, writes.writtenBy(cas.expected(), operation.completedNs())));
            }
        }
    }

    /** By when at the latest the newest value that any replica holds at the end had been written. */
    private long finallyWrittenBy() {
        if (losses.replicas().isEmpty()) {
            return Writes.NEVER;
        }
        long latestNs = Writes.INITIAL;
        for (Replica replica : losses.replicas()) {
            latestNs = Math.max(latestNs, writes.writtenBy(replica.objects().get(key), Long.MAX_VALUE));
        }
        return latestNs;
    }

    private String held() {
        Replica first = losses.replicas().get(0);
        return first.node() + " has " + Phrases.value(first.objects().get(key));
    }

    private boolean lookForCas(Operation write) {
        for (Sight cas : changes) {
            if (cas.operation.invokedNs() > write.completedNs() && cas.writtenNs < write.invokedNs()) {
                losses.add(
                        write,
                        Evidence.ACTED_ON,
                        Phrases.client(cas.operation) + " then " + Phrases.deed(cas.operation) + " at "
                                + Phrases.time(cas.operation.completedNs()));
                return true;
            }
        }
        return false;
    }

    private static boolean tookEffect(Operation cas) {
        return cas.isOk() && cas.function().equals(Functions.CAS) && !Boolean.FALSE.equals(cas.output());
    }

    private void lookForRead(Operation write) {
        for (int i = reads.size() - 1; i >= 0; i--) {
            Operation read = reads.get(i).operation;
            if (read.invokedNs() <= write.completedNs()) {
                return;
            }
            losses.looked();
            if (reads.get(i).writtenNs < write.invokedNs()) {
                if (!isSeenAfter(read.invokedNs(), write) && !isHeldAtTheEnd(write)) {
                    losses.add(
                            write,
                            Evidence.SHOWN_OLDER,
                            Phrases.client(read) + " " + Phrases.deed(read) + " at " + Phrases.time(read.completedNs())
                                    + " and nobody saw it again");
                }
                return;
            }
        }
    }

    private static boolean isRead(Operation operation) {
        return operation.isOk()
                && (operation.function().equals(Functions.READ)
                        || operation.function().equals(Functions.GET));
    }

    private boolean isSeenAfter(long timeNs, Operation write) {
        for (Operation operation : operations) {
            if (operation.completedNs() > timeNs && operation != write && shows(operation, write)) {
                return true;
            }
        }
        return false;
    }

    private boolean shows(Operation operation, Operation write) {
        if (isRead(operation)) {
            return writes.wrote(write, operation.output());
        }
        return tookEffect(operation)
                && operation.input() instanceof Cas change
                && writes.wrote(write, change.expected());
    }

    private boolean isHeldAtTheEnd(Operation write) {
        return losses.replicas().stream()
                .anyMatch(replica -> writes.wrote(write, replica.objects().get(key)));
    }

    private void lookForAppends() {
        for (Operation append : operations) {
            if (append.isOk() && append.function().equals(Functions.APPEND)) {
                losses.acknowledged(1);
                if (!losses.replicas().isEmpty() && !mayBeOverwritten(append) && !isContained(append)) {
                    losses.add(append, Evidence.FINAL_STATE, "at the end no replica holds it: " + held());
                }
            }
        }
    }

    private boolean mayBeOverwritten(Operation append) {
        for (Operation other : operations) {
            boolean overwrites =
                    other.function().equals(Functions.PUT) || other.function().equals(Functions.DELETE);
            boolean before = other.isOk() && other.completedNs() < append.invokedNs();
            if (overwrites && !before && other.completion() != Completion.FAIL) {
                return true;
            }
        }
        return false;
    }

    private boolean isContained(Operation append) {
        for (Replica replica : losses.replicas()) {
            Object value = replica.objects().get(key);
            Object part = append.input();
            boolean inText = value instanceof String text && part instanceof String more && text.contains(more);
            boolean inList = value instanceof List<?> list && list.contains(part);
            if (inText || inList || Objects.equals(value, part)) {
                return true;
            }
        }
        return false;
    }
}
