package io.netsplit.system.raft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first appearance of every entry, found by index and term. Few indexes ever hold entries of more than one term, so
 * that the others stand in a chain behind the first.
 */
final class EntryTable {
    /**
     * @param previousTerm of the entry before it, or {@link LogMirrors#UNKNOWN}
     * @param node where it appeared first
     * @param next another entry with the same index, or null
     */
    record Seen(
            Entry entry,
            long previousTerm,
            int node,
            @Nullable Seen next) {
        boolean knows() {
            return previousTerm != LogMirrors.UNKNOWN;
        }
    }

    private @Nullable Seen[] byIndex = new Seen[256];

    /** What was there before, or null where this is the first. */
    @Nullable
    Seen putIfAbsent(Entry entry, long previousTerm, int node) {
        int index = Math.toIntExact(entry.index());
        if (index >= byIndex.length) {
            byIndex = Arrays.copyOf(byIndex, 2 * index);
        }
        for (Seen seen = byIndex[index]; seen != null; seen = seen.next) {
            if (seen.entry.term() == entry.term()) {
                return seen;
            }
        }
        byIndex[index] = new Seen(entry, previousTerm, node, byIndex[index]);
        return null;
    }

    /** Every entry that ever stood at {@code index}, the latest first. */
    List<Entry> at(long index) {
        List<Entry> found = new ArrayList<>();
        Seen seen = index < byIndex.length ? byIndex[(int) index] : null;
        for (; seen != null; seen = seen.next) {
            found.add(seen.entry);
        }
        return found;
    }
}
