package io.netsplit.node;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node's stable storage. Writes are visible to this process at once and durable when a later {@link #sync} has
 * completed; a crash may lose what was not durable. It holds named registers, each replaced as a whole and atomically,
 * and named logs of records, indexed from {@link #firstIndex}. Values are immutable.
 */
public interface Disk {
    /** Replaces register {@code name}; {@code sizeBytes} is what the disk is charged. */
    void write(String name, Object value, int sizeBytes);

    /** The register's value, or null where it was never written or was lost. */
    @Nullable
    Object read(String name);

    /** Appends a record at {@code lastIndex(log) + 1}. */
    void append(String log, Object record, int sizeBytes);

    /** The record at {@code index}, which must be within first and last. */
    Object get(String log, long index);

    /** Index of the first record kept; 1 for a fresh log. */
    long firstIndex(String log);

    /** Index of the last record; {@code firstIndex - 1} for an empty log. */
    long lastIndex(String log);

    /** Drops {@code fromIndex} and everything after it. */
    void truncateSuffix(String log, long fromIndex);

    /**
     * Drops everything before {@code toIndex}, which becomes the first index; beyond the end it empties the log.
     */
    void truncatePrefix(String log, long toIndex);

    /**
     * Asks that everything written so far become durable. {@code done} is called later, in virtual time, with true, or with
     * false where the disk failed (full, error); never in the same instant's call stack, and not at all after a crash.
     * Syncs complete in the order in which they were asked for.
     */
    void sync(Consumer<Boolean> done);
}
