package io.netsplit.scenario.result;

import java.util.List;

/**
 * One run as the report draws it: the whole run in roles, faults, availability and latency, and the messages and
 * operations of a short window around what matters. Times are virtual nanoseconds since the start of the run.
 *
 * @param summary the run
 * @param reason why this run was chosen, as "seed 3 is the first that violates linearizable"
 * @param nodes names of the nodes, in the order of their addresses: the lanes of the diagram
 * @param clients names of the clients
 * @param traceFile file name of the trace within the run folder; empty where none was written
 * @param focusNs the instant that matters: start of the split or the first violation
 * @param focusText what happens there, as "split starts: n1 n2 | n3 n4 n5"
 * @param windowStartNs start of the window of messages and operations
 * @param windowEndNs its end
 * @param roles every node's beliefs over the whole run, ordered by node and start
 * @param states when nodes were not simply up, over the whole run
 * @param marks protocol events and violations worth a mark, over the whole run, by time
 * @param messages sent in the window, by time; at most {@link #MAX_MESSAGES}
 * @param messagesLeftOut messages of the window beyond that bound
 * @param operations open at some time in the window, by invocation; at most {@link #MAX_OPERATIONS}
 * @param operationsLeftOut operations of the window beyond that bound
 * @param latency over the whole run
 */
public record RunDetail(
        RunSummary summary,
        String reason,
        List<String> nodes,
        List<String> clients,
        String traceFile,
        long focusNs,
        String focusText,
        long windowStartNs,
        long windowEndNs,
        List<RoleInterval> roles,
        List<NodeState> states,
        List<Mark> marks,
        List<MessageView> messages,
        int messagesLeftOut,
        List<OperationView> operations,
        int operationsLeftOut,
        List<LatencyBucket> latency) {
    /** Bound on the messages of a detail: what a diagram can still show. */
    public static final int MAX_MESSAGES = 2_000;

    /** Bound on the operations of a detail. */
    public static final int MAX_OPERATIONS = 500;

    /**
     * A node was not simply up in [startNs, endNs).
     *
     * @param state "down", "paused", "absent" (not yet added, or removed), or another condition in words
     */
    public record NodeState(String node, String state, long startNs, long endNs) {}

    /**
     * Something worth a mark on a lane.
     *
     * @param node whose lane; empty for the whole cluster
     * @param kind the protocol event's type, or "violation"
     * @param text for a person
     */
    public record Mark(long timeNs, String node, String kind, String text) {}

    /** Latency of the operations invoked in [startNs, endNs) and answered ok, in nanoseconds. */
    public record LatencyBucket(long startNs, long endNs, long count, long p50Ns, long p99Ns, long maxNs) {}

    public RunDetail {
        nodes = List.copyOf(nodes);
        clients = List.copyOf(clients);
        roles = List.copyOf(roles);
        states = List.copyOf(states);
        marks = List.copyOf(marks);
        messages = List.copyOf(messages);
        operations = List.copyOf(operations);
        latency = List.copyOf(latency);
    }
}
