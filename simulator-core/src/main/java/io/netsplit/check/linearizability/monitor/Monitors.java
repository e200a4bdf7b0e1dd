package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;

/** All monitors, asked one after the other until one knows. */
public final class Monitors {
    private static final List<Monitor> ALL = List.of();

    private Monitors() {}

    /** As {@link Monitor#judge}. */
    public static Monitor.Answer judge(List<Operation> operations, Model model) {
        for (Monitor monitor : ALL) {
            Monitor.Answer answer = monitor.judge(operations, model);
            if (answer != Monitor.Answer.NOT_APPLICABLE) {
                return answer;
            }
        }
        return Monitor.Answer.NOT_APPLICABLE;
    }
}
