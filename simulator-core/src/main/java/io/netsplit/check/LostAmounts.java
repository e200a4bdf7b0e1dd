package io.netsplit.check;

import io.netsplit.check.LostWrites.Evidence;
import io.netsplit.check.LostWrites.Losses;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.model.Counter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lost changes of one counter: see {@link LostWrites}. */
final class LostAmounts {
    private final List<Operation> operations;
    private final @Nullable Object key;
    private final long initial;
    private final Losses losses;

    LostAmounts(History shard, long initial, Losses losses) {
        operations = shard.operations();
        key = operations.get(0).key();
        this.initial = initial;
        this.losses = losses;
    }

    void look() {
        losses.acknowledged(operations.stream()
                .filter(LostAmounts::isAdd)
                .filter(Operation::isOk)
                .count());
        if (!losses.replicas().isEmpty()) {
            lookAtTheEnd();
            return;
        }
        Operation lowest = null;
        long missing = 0;
        for (Operation read : operations) {
            if (read.isOk() && !isAdd(read)) {
                long atLeast = atLeast(read.invokedNs(), read.completedNs());
                losses.looked();
                if (atLeast - number(read.output()) > missing) {
                    missing = atLeast - number(read.output());
                    lowest = read;
                }
            }
        }
        if (lowest != null) {
            losses.addUnnamed(
                    Evidence.SHOWN_OLDER,
                    Phrases.client(lowest) + " " + Phrases.deed(lowest)
                            + Phrases.onKey(key) + " at " + Phrases.time(lowest.completedNs()) + ", " + missing
                            + " less than what had been acknowledged");
        }
    }

    private void lookAtTheEnd() {
        long most = Long.MIN_VALUE;
        for (Replica replica : losses.replicas()) {
            Object value = replica.objects().get(key);
            most = Math.max(most, value == null ? initial : number(value));
        }
        long atLeast = atLeast(Long.MAX_VALUE, Long.MAX_VALUE);
        if (most < atLeast) {
            losses.addUnnamed(
                    Evidence.FINAL_STATE,
                    "at the end no replica holds more than " + most + Phrases.onKey(key) + ", " + (atLeast - most)
                            + " less than what was acknowledged");
        }
    }

    /** The smallest sum that somebody can be shown who asked at {@code invokedNs} and was answered at {@code completedNs}. */
    private long atLeast(long invokedNs, long completedNs) {
        long sum = initial;
        for (Operation add : operations) {
            if (isAdd(add) && add.completion() != Completion.FAIL) {
                long amount = Counter.amount(add.function(), add.input());
                boolean certain = add.isOk() && add.completedNs() < invokedNs;
                boolean possible = add.invokedNs() <= completedNs;
                sum += certain || (possible && amount < 0) ? amount : 0;
            }
        }
        return sum;
    }

    private static boolean isAdd(Operation operation) {
        return !operation.function().equals(Functions.READ);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
