package io.netsplit.check.transaction;

/** Isolation levels as Adya defines them (MIT 1999), over single items and without predicates; from weak to strong. */
public enum IsolationLevel {
    /** PL-1: no dirty writes. */
    READ_UNCOMMITTED("read uncommitted"),
    /** PL-2: besides, nothing aborted or intermediate is read, and information does not flow in circles. */
    READ_COMMITTED("read committed"),
    /** PL-2.99: besides, no cycle with a read of what was overwritten. */
    REPEATABLE_READ("repeatable read"),
    /** PL-SI: besides read committed, every cycle has two such reads in a row. Neither stronger nor weaker than the former. */
    SNAPSHOT_ISOLATION("snapshot isolation"),
    /** PL-3: as if one transaction after the other. */
    SERIALIZABLE("serializable"),
    /** Besides, in an order that real time allows. */
    STRICT_SERIALIZABLE("strict serializable");

    private final String word;

    IsolationLevel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** True where whatever is at this level is at the other one. */
    public boolean implies(IsolationLevel other) {
        boolean incomparable = this == SNAPSHOT_ISOLATION && other == REPEATABLE_READ;
        return ordinal() > other.ordinal() && !incomparable;
    }
}
