package io.netsplit.workload;

import io.netsplit.random.Prng;

/**
 * What all sessions of one client share.
 *
 * @param client the client's number, from 0
 * @param retryRandom for pauses between attempts
 */
record ClientParts(
        int client,
        OperationSource source,
        Router router,
        Recorder recorder,
        Prng retryRandom,
        CausalityMemory causality) {}
