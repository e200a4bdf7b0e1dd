package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;

/** All monitors, asked one after the other until one knows. */
public final class Monitors {
    private static final List<Monitor> ALL = List.of(
            new RegisterMonitor(),
            new QueueMonitor(),
            new StackMonitor(),
            new SetMonitor(),
            new GrowingSetMonitor(),
            new SnapshotMonitor(),
            new CounterMonitor(),
            new GrowingCounterMonitor(),
            new CounterBoundsMonitor(),
            new TransactionMonitor(),
            new MutexMonitor(),
            new ListMonitor(),
            new ReplacedMonitor(),
            new StaleElementMonitor());

    private Monitors() {}

    /** As {@link Monitor#rule}, without the witness. */
    public static Monitor.Answer judge(List<Operation> operations, Model model) {
        return rule(operations, model).answer();
    }

    /** As {@link Monitor#rule}. */
    public static Ruling rule(List<Operation> operations, Model model) {
        for (Monitor monitor : ALL) {
            Ruling ruling = monitor.rule(operations, model);
            if (ruling.answer() != Monitor.Answer.NOT_APPLICABLE) {
                return holds(ruling.witness(), monitor, model) ? ruling : new Ruling(ruling.answer(), List.of());
            }
        }
        return Ruling.NOT_APPLICABLE;
    }

    /**
     * True where the witness by itself has no order. It may have one where two events fell on the same nanosecond and only
     * an operation that is no part of the witness told which came first.
     */
    private static boolean holds(List<Operation> witness, Monitor monitor, Model model) {
        return witness.isEmpty() || monitor.rule(witness, model).answer() == Monitor.Answer.NOT_LINEARIZABLE;
    }
}
