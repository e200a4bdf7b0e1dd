package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.check.linearizability.search.Timeline;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * What had happened to one object by a completion: a history cut off there. If the whole has an order, so has every
 * prefix; the first prefix that has none names the operation that cannot be placed.
 */
final class Prefix {
    private static final List<String> UNCONDITIONAL =
            List.of(Functions.WRITE, Functions.PUT, Functions.APPEND, Functions.ADD, Functions.ENQUEUE, Functions.PUSH);

    private Prefix() {}

    /** The operations up to and including the completion at {@code level}. */
    static List<Operation> upTo(Shard shard, int level) {
        Timeline timeline = shard.timeline();
        int[] completedAt = completedAt(timeline);
        int last = timeline.lastInvokedBefore(level);
        List<Operation> prefix = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Operation operation = timeline.operation(i);
            if (!operation.isOk() || completedAt[i] <= level) {
                prefix.add(operation);
            } else if (!shard.model().observes(operation.function(), operation.output())) {
                prefix.add(isUnconditional(operation) ? operation : open(operation));
            }
        }
        return prefix;
    }

    private static int[] completedAt(Timeline timeline) {
        int[] completedAt = new int[timeline.size()];
        for (int level = 0; level < timeline.levels(); level++) {
            completedAt[timeline.completing(level)] = level;
        }
        return completedAt;
    }

    /** True where it always takes effect and its answer depends on nothing, so that its end may stay known. */
    private static boolean isUnconditional(Operation operation) {
        return operation.output() == null && UNCONDITIONAL.contains(operation.function());
    }

    /** The same operation, of which nobody learned whether and when it took effect. */
    static Operation open(Operation operation) {
        return operation.asking(operation.input(), operation.invokedNs());
    }
}
