package io.netsplit.check.consistency;

import java.util.List;

/**
 * What a history of reads and writes can promise, from strong to weak. All of them are about one history seen from outside:
 * who wrote and read what, in which session. Real time means nothing to them; that is what linearizability adds.
 */
public enum Level {
    /** All operations have one order that keeps every session's order and explains every read (Lamport 1979). */
    SEQUENTIAL("sequentially consistent"),
    /**
     * For every session there is an order of its own operations and of all writes that keeps causality and explains the
     * session's reads: causal memory (Ahamad, Neiger, Burns, Kohli and Hutto 1995).
     */
    CAUSAL("causally consistent"),
    /**
     * Causality is kept, and writes that do not know of each other are resolved in the same way everywhere: causal
     * convergence (Bouajjani, Enea, Guerraoui and Hamza, POPL 2017; Burckhardt 2014).
     */
    CAUSAL_CONVERGENCE("causally convergent"),
    /** No read misses or overtakes what causally precedes it: weak causal consistency (the same, POPL 2017). */
    WEAK_CAUSAL("weakly causally consistent"),
    /** Every session sees the writes of each other session in their order (Lipton and Sandberg 1988). */
    PRAM("PRAM consistent"),
    /** A session's read never misses what the session itself wrote before (Terry and others, PDIS 1994). */
    READ_YOUR_WRITES("consistent with reading one's own writes"),
    /** A session's reads never go back to an older value (the same). */
    MONOTONIC_READS("consistent with monotonic reads"),
    /** Whoever sees a write of a session also sees what that session wrote before it (the same). */
    MONOTONIC_WRITES("consistent with monotonic writes"),
    /** Whoever sees a write also sees what its writer had read before it (the same). */
    WRITES_FOLLOW_READS("consistent with writes that follow reads");

    private final String adjective;

    Level(String adjective) {
        this.adjective = adjective;
    }

    /** As in "the history is not causally consistent". */
    public String adjective() {
        return adjective;
    }

    /**
     * Those that hold whenever this one does, itself left out. Monotonic reads, monotonic writes and reading one's own writes
     * follow from PRAM; writes that follow reads need causality.
     */
    public List<Level> implies() {
        return switch (this) {
            case SEQUENTIAL ->
                List.of(
                        CAUSAL,
                        CAUSAL_CONVERGENCE,
                        WEAK_CAUSAL,
                        PRAM,
                        READ_YOUR_WRITES,
                        MONOTONIC_READS,
                        MONOTONIC_WRITES,
                        WRITES_FOLLOW_READS);
            case CAUSAL ->
                List.of(WEAK_CAUSAL, PRAM, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS);
            case CAUSAL_CONVERGENCE -> List.of(WEAK_CAUSAL);
            case PRAM -> List.of(READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES);
            case WEAK_CAUSAL, READ_YOUR_WRITES, MONOTONIC_READS, MONOTONIC_WRITES, WRITES_FOLLOW_READS -> List.of();
        };
    }
}
