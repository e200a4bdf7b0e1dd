package io.netsplit.check.transaction;

/**
 * What can go wrong between transactions: Adya, "Weak Consistency", MIT 1999, chapters 3 and 4; the names of those that a
 * history alone shows follow Kingsbury and Alvaro, "Elle", VLDB 2020.
 */
public enum AnomalyKind {
    /** A value that no transaction wrote. */
    GARBAGE_READ("garbage read", IsolationLevel.READ_UNCOMMITTED),
    /** Two writes of the same value to one key, so that its versions cannot be told apart. */
    DUPLICATE_VALUE("duplicate value", IsolationLevel.READ_UNCOMMITTED),
    /** A cycle of overwritten versions: dirty write. */
    G0("G0", IsolationLevel.READ_UNCOMMITTED),
    /** Two reads of one key of which neither is the beginning of the other. */
    INCOMPATIBLE_ORDER("incompatible order", IsolationLevel.READ_COMMITTED),
    /** The order that reads and writes of one key show for its versions has a cycle. */
    CYCLIC_VERSIONS("cyclic versions", IsolationLevel.READ_COMMITTED),
    /** A committed transaction read what an aborted one wrote. */
    G1A("G1a", IsolationLevel.READ_COMMITTED),
    /** A committed version builds on one of an aborted transaction. */
    DIRTY_UPDATE("dirty update", IsolationLevel.READ_COMMITTED),
    /** A transaction read a value that its writer overwrote itself. */
    G1B("G1b", IsolationLevel.READ_COMMITTED),
    /** A cycle of overwriting and reading: circular information flow. */
    G1C("G1c", IsolationLevel.READ_COMMITTED),
    /** A transaction did not see what it had itself read or written before. */
    INTERNAL("internal", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** Two transactions changed one version of a key, each without knowing of the other. */
    LOST_UPDATE("lost update", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with exactly one read of a version that was overwritten: read skew. */
    G_SINGLE("G-single", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with several reads of overwritten versions, no two in a row: long fork. */
    G_NONADJACENT("G-nonadjacent", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with reads of overwritten versions, some in a row: write skew. */
    G2_ITEM("G2-item", IsolationLevel.REPEATABLE_READ),
    /** A cycle that only real time closes: a transaction that had ended before another began comes after it. */
    REAL_TIME("real time", IsolationLevel.STRICT_SERIALIZABLE);

    private final String word;
    private final IsolationLevel[] weakestBroken;

    AnomalyKind(String word, IsolationLevel... weakestBroken) {
        this.word = word;
        this.weakestBroken = weakestBroken;
    }

    /** As in the literature: "G1a". */
    public String word() {
        return word;
    }

    /** True where a history with this anomaly is not at the level. */
    public boolean breaks(IsolationLevel level) {
        for (IsolationLevel broken : weakestBroken) {
            if (level == broken || level.implies(broken)) {
                return true;
            }
        }
        return false;
    }
}
