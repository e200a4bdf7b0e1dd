package io.netsplit.check.consistency;

import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history of registers or stores that can be judged by itself: the operations that were chosen, and whatever
 * write left a value that one of them read. What is left out are reads, and writes that no operation of the part read; no
 * level of consistency is lost by leaving those out. So a level that the whole history has, every part has, and what
 * contradicts a level in the part contradicts it in the whole. The part may have a level that the whole has not.
 */
public final class Stretch {
    private record Written(@Nullable Object key, @Nullable Object value) {}

    private Stretch() {}

    /** The operations of {@code history} that {@code wanted} chooses, with the writes that they read. */
    public static History of(History history, Predicate<Operation> wanted) {
        Map<Written, List<Operation>> writers = new LinkedHashMap<>();
        for (Operation operation : history.operations()) {
            if (Effects.mayWrite(operation)) {
                writers.computeIfAbsent(
                                new Written(operation.key(), Effects.written(operation)), absent -> new ArrayList<>(1))
                        .add(operation);
            }
        }
        Set<Operation> chosen = new LinkedHashSet<>();
        List<Operation> next = new ArrayList<>(history.where(wanted).operations());
        while (!next.isEmpty()) {
            Operation operation = next.remove(next.size() - 1);
            if (chosen.add(operation) && Effects.observes(operation)) {
                next.addAll(writers.getOrDefault(new Written(operation.key(), Effects.observed(operation)), List.of()));
            }
        }
        return history.where(chosen::contains);
    }
}
