package io.netsplit.scenario.result;

import io.netsplit.history.Completion;

/**
 * One client operation as reports draw it.
 *
 * @param index in the order of invocation, from 0
 * @param client the client's name, as "c1"
 * @param process the logical process: a client whose operation ended in info goes on as a new one
 * @param function "read", "write", …
 * @param key or empty
 * @param input or empty
 * @param output or empty
 * @param completion how it ended; OPEN where the run ended first
 * @param invokedNs virtual nanoseconds
 * @param completedNs virtual nanoseconds; the end of the run while open
 * @param error why it was not ok, or empty
 */
public record OperationView(
        long index,
        String client,
        int process,
        String function,
        String key,
        String input,
        String output,
        Completion completion,
        long invokedNs,
        long completedNs,
        String error) {}
