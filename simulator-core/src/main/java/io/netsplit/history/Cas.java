package io.netsplit.history;

/** Argument of a compare-and-set: where the value is {@code expected}, it becomes {@code update}. */
public record Cas(Object expected, Object update) {
    @Override
    public String toString() {
        return expected + "→" + update;
    }
}
