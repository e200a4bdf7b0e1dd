package io.netsplit.traffic.service;

import io.netsplit.traffic.rollout.RolloutFigures;
import org.jspecify.annotations.Nullable;

/**
 * Sees every call of a client, and on their way all attempts of calls between services; what it does changes nothing. Servers
 * have their numbers in the run, clients are {@link #CLIENTS}. Times are virtual nanoseconds.
 */
public interface CallObserver {
    /** Whoever calls and is no server. */
    int CLIENTS = -1;

    /** A client begins a call. */
    void began(long number, int client, int item, boolean write, long nowNs);

    /** A client knows what became of its call. */
    void ended(long number, @Nullable Failure failure, long nowNs);

    /** An attempt is sent to a server, which a cut may prevent it from reaching. */
    void sent(long attempt, int from, int server, boolean isLost, long nowNs);

    /** It has come to its server, which takes it. */
    void arrived(long attempt, long nowNs);

    /** The server sends back its answer, or the news that there is none; a cut may swallow that. */
    void answered(long attempt, boolean ok, boolean isLost, long nowNs);

    /** The caller has it, wanted or not. */
    void received(long attempt, long nowNs);

    /** Nobody hears of the attempt any more. */
    void forgotten(long attempt);

    /** The rollout of a service has come to its next part. */
    default void phase(RolloutFigures.Phase phase) {}
}
