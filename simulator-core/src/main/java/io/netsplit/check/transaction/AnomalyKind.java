package io.netsplit.check.transaction;

/**
 * What can go wrong between transactions: Adya, "Weak Consistency", MIT 1999, chapters 3 and 4; the names of those that a
 * history alone shows follow Kingsbury and Alvaro, "Elle", VLDB 2020. Of several that break a level the first one here is told.
 */
public enum AnomalyKind {
    /** A value that no transaction wrote. */
    GARBAGE_READ("garbage read", "a value that nobody wrote", IsolationLevel.READ_UNCOMMITTED),
    /** Two writes of the same value to one key, so that its versions cannot be told apart. */
    DUPLICATE_VALUE("duplicate value", "a value that was written twice", IsolationLevel.READ_UNCOMMITTED),
    /** A cycle of overwritten versions: dirty write. */
    G0("G0", "dirty write", IsolationLevel.READ_UNCOMMITTED),
    /** A committed transaction read what an aborted one wrote. */
    G1A("G1a", "aborted read", IsolationLevel.READ_COMMITTED),
    /** A committed version builds on one of an aborted transaction. */
    DIRTY_UPDATE("dirty update", "a version built on an aborted one", IsolationLevel.READ_COMMITTED),
    /** A transaction read a value that its writer overwrote itself. */
    G1B("G1b", "intermediate read", IsolationLevel.READ_COMMITTED),
    /** Two reads of one key of which neither is the beginning of the other. */
    INCOMPATIBLE_ORDER(
            "incompatible order", "reads that no order of the versions explains", IsolationLevel.READ_COMMITTED),
    /** The order that reads and writes of one key show for its versions has a cycle. */
    CYCLIC_VERSIONS(
            "cyclic versions", "versions each made from the one before, in a circle", IsolationLevel.READ_COMMITTED),
    /** A cycle of overwriting and reading: circular information flow. */
    G1C("G1c", "circular information flow", IsolationLevel.READ_COMMITTED),
    /** Two transactions changed one version of a key, each without knowing of the other. */
    LOST_UPDATE(
            "lost update",
            "two that changed one version unknown to each other",
            IsolationLevel.REPEATABLE_READ,
            IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with exactly one read of a version that was overwritten: read skew. */
    G_SINGLE("G-single", "read skew", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with several reads of overwritten versions, no two in a row: long fork. */
    G_NONADJACENT("G-nonadjacent", "long fork", IsolationLevel.REPEATABLE_READ, IsolationLevel.SNAPSHOT_ISOLATION),
    /** A transaction did not see what it had itself read or written before. */
    INTERNAL(
            "internal",
            "a transaction that misses its own past",
            IsolationLevel.REPEATABLE_READ,
            IsolationLevel.SNAPSHOT_ISOLATION),
    /** A cycle with reads of overwritten versions, some in a row: write skew. */
    G2_ITEM("G2-item", "write skew", IsolationLevel.REPEATABLE_READ),
    /** A cycle that only real time closes: a transaction that had ended before another began comes after it. */
    REAL_TIME("real time", "an order against real time", IsolationLevel.STRICT_SERIALIZABLE);

    private final String word;
    private final String meaning;
    private final IsolationLevel[] weakestBroken;

    AnomalyKind(String word, String meaning, IsolationLevel... weakestBroken) {
        this.word = word;
        this.meaning = meaning;
        this.weakestBroken = weakestBroken;
    }

    /** As in the literature: "G1a". */
    public String word() {
        return word;
    }

    /** In plain words: "aborted read". */
    public String meaning() {
        return meaning;
    }

    /** True where the transactions that show it are a circle of dependencies. */
    public boolean isCycle() {
        return switch (this) {
            case G0, G1C, G_SINGLE, G_NONADJACENT, G2_ITEM, REAL_TIME -> true;
            default -> false;
        };
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
