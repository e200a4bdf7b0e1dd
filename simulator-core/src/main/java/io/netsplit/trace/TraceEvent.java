package io.netsplit.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a trace, read back. Endpoints are addresses; words and fields are as in docs/trace-format.md. */
public sealed interface TraceEvent {
    /** Virtual nanoseconds since the start of the run. */
    long timeNs();

    record MessageSent(long timeNs, long id, int from, int to, String type, Map<String, Object> fields)
            implements TraceEvent {}

    /** Type and fields are empty where the message arrived as it was sent. */
    record MessageDelivered(long timeNs, long id, int from, int to, String type, Map<String, Object> fields)
            implements TraceEvent {}

    /** {@code why} is a word of {@link DropReason}, as "node-down". */
    record MessageDropped(long timeNs, long id, int from, int to, String why) implements TraceEvent {}

    /** {@code change} is a word of {@link NodeChange}, as "crashed". */
    record NodeChanged(long timeNs, int node, String change, String detail) implements TraceEvent {}

    record Protocol(long timeNs, int node, String type, Map<String, Object> fields) implements TraceEvent {}

    record FaultStarted(long timeNs, String name, String detail) implements TraceEvent {}

    record FaultEnded(long timeNs, String name) implements TraceEvent {}

    record OperationInvoked(
            long timeNs,
            long index,
            int process,
            int client,
            String function,
            @Nullable Object key,
            @Nullable Object input)
            implements TraceEvent {}

    /** {@code completion} is a word of {@link io.netsplit.history.Completion}; {@code node} answered, or -1. */
    record OperationCompleted(
            long timeNs,
            long index,
            int process,
            String completion,
            @Nullable Object output,
            String error,
            int node) implements TraceEvent {}
}
