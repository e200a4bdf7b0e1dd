package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Mutex;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Any history of a mutex, by {@link Toggle}. An acquire or release that answered false saw the mutex held or free. One of
 * unknown end can change the mutex at any time after its invocation, or never; where it would change nothing, it may as well
 * never happen.
 */
final class MutexMonitor implements Monitor {
    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof Mutex && model.initial() instanceof Boolean held)) {
            return Ruling.NOT_APPLICABLE;
        }
        Intervals intervals = new Intervals(operations);
        Toggle.Use[] uses = new Toggle.Use[intervals.size()];
        for (int i = 0; i < uses.length; i++) {
            Toggle.Use use = use(intervals.operation(i));
            if (use == null) {
                return Ruling.NOT_APPLICABLE;
            }
            uses[i] = use;
        }
        int[] all = IntStream.range(0, uses.length).toArray();
        int stuck = Toggle.firstStuck(intervals, all, uses, held);
        return stuck < 0 ? Ruling.LINEARIZABLE : Ruling.violatedAt(intervals.operation(stuck));
    }

    private static Toggle.@Nullable Use use(Operation operation) {
        boolean acquire = operation.function().equals(Functions.ACQUIRE);
        boolean known = acquire || operation.function().equals(Functions.RELEASE);
        if (!known || (operation.isOk() && operation.output() != null && !(operation.output() instanceof Boolean))) {
            return null;
        }
        boolean refused = operation.isOk() && Boolean.FALSE.equals(operation.output());
        if (refused) {
            return acquire ? Toggle.Use.SEES_ON : Toggle.Use.SEES_OFF;
        }
        return acquire ? Toggle.Use.TURNS_ON : Toggle.Use.TURNS_OFF;
    }
}
