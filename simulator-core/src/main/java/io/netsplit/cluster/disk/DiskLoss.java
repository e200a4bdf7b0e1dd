package io.netsplit.cluster.disk;

import java.util.Locale;

/** What a crash takes from a disk. */
public enum DiskLoss {
    /** The process died, the machine lived: everything written is still there, though not durable. */
    NOTHING,
    /** The machine lost power: what was not durable is gone. */
    UNSYNCED_WRITES,
    /** The machine lost power in the midst of writing: a random prefix of what was not durable survived. */
    TORN_WRITES,
    /** The disk is lost: the node comes back empty. */
    EVERYTHING;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it stands in scenario files and in traces. */
    public String word() {
        return word;
    }
}
