package io.netsplit.check.consistency;

import io.netsplit.history.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a history is not at a level.
 *
 * @param pattern the name of the bad pattern in the literature, or in {@link Level}'s own words
 * @param key the key of the read that cannot be; null where the operations are about one object without a key
 * @param operations those that contradict each other, in the order of their invocation
 * @param read the operation that shows it: the read that should have returned something else
 * @param sentence what happened, for a person
 */
public record Contradiction(
        String pattern, @Nullable Object key, List<Operation> operations, Operation read, String sentence) {
    public Contradiction {
        operations = List.copyOf(operations);
    }

    /** When it showed: the completion of {@link #read}. */
    public long timeNs() {
        return read.completedNs();
    }
}
