package io.netsplit.scenario.format.word;

/** What a history of operations can promise. */
public enum Consistency implements Word {
    LINEARIZABLE(
            "linearizable",
            "every operation seems to happen at one instant between its call and its return (Herlihy and Wing 1990)"),
    SEQUENTIAL(
            "sequential",
            "all operations have one order that keeps the order of each session and explains every read (Lamport 1979)"),
    CAUSAL(
            "causal",
            "each session sees the writes in an order that keeps causality: causal memory (Ahamad and others 1995)"),
    CAUSAL_CONVERGENCE(
            "causal-convergence",
            "causality is kept, and writes that conflict are resolved alike everywhere (Bouajjani and others 2017)"),
    WEAK_CAUSAL("weak-causal", "no read misses or overtakes what causally precedes it (Bouajjani and others 2017)"),
    PRAM("pram", "each session sees the writes of each other session in their order (Lipton and Sandberg 1988)"),
    READ_YOUR_WRITES(
            "read-your-writes", "a session's read never misses what the session wrote (Terry and others 1994)"),
    MONOTONIC_READS("monotonic-reads", "a session's reads never go back to an older value (Terry and others 1994)"),
    MONOTONIC_WRITES(
            "monotonic-writes", "whoever sees a write of a session sees those before it (Terry and others 1994)"),
    WRITES_FOLLOW_READS(
            "writes-follow-reads", "whoever sees a write sees what its writer had read (Terry and others 1994)"),
    READ_UNCOMMITTED(
            "read-uncommitted", "no transaction overwrites what another one has not yet committed: PL-1 (Adya 1999)"),
    READ_COMMITTED(
            "read-committed",
            "nothing aborted or unfinished is read, and information does not flow in circles: PL-2 (the same)"),
    REPEATABLE_READ(
            "repeatable-read",
            "besides, no circle of dependencies in which something read was replaced: PL-2.99 (the same)"),
    SNAPSHOT_ISOLATION(
            "snapshot-isolation",
            "each transaction reads one snapshot, and of two that overlap and write the same only one commits: PL-SI (the"
                    + " same; Berenson and others 1995)"),
    SERIALIZABLE("serializable", "all transactions seem to happen one after the other: PL-3 (Adya 1999)"),
    STRICT_SERIALIZABLE(
            "strict-serializable", "besides, in an order that real time allows: linearizable transactions (the same)"),
    EVENTUAL("eventual", "once writes cease and faults are over, all replicas come to hold the same (Vogels 2009)");

    private final String word;
    private final String meaning;

    Consistency(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** True for a level of isolation between transactions. */
    public boolean isIsolation() {
        return ordinal() >= READ_UNCOMMITTED.ordinal() && ordinal() <= STRICT_SERIALIZABLE.ordinal();
    }

    /** True where it is judged by tracing every read to the write that it returned. */
    public boolean tracesReads() {
        return this != LINEARIZABLE && this != EVENTUAL && !isIsolation();
    }
}
