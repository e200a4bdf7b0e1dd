package io.netsplit.history;

import org.jspecify.annotations.Nullable;

/**
 * Argument of a compare-and-set: where the value is {@code expected}, it becomes {@code update}. Null stands for nothing:
 * a register never written.
 */
public record Cas(@Nullable Object expected, @Nullable Object update) {
    @Override
    public String toString() {
        return expected + "→" + update;
    }
}
