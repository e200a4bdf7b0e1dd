package io.netsplit.system.sharding;

import org.jspecify.annotations.Nullable;

/**
 * Units that are to go from one server to another. Two are the same where their numbers are, on whichever node they are
 * compared.
 *
 * @param id numbers the moves of a run
 */
public record Move(long id, int source, int target, UnitSet units) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Move move && move.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
