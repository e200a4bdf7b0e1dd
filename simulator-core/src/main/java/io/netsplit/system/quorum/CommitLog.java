package io.netsplit.system.quorum;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import java.util.ArrayList;
import java.util.List;

/**
 * The node's one log, to which it appends every change before it lets anybody see it. Read from the beginning after a
 * restart; kept whole, as runs are short.
 */
final class CommitLog {
    private static final String LOG = "commit-log";
    private static final int HEADER_BYTES = 16;

    /** What the log holds. */
    sealed interface Entry permits Put, Hint, Delivered {}

    /** The node's own copy of the object grew by this. */
    record Put(int key, Copy copy) implements Entry {}

    /** This is kept in the place of {@code target}. */
    record Hint(int target, int key, Copy copy) implements Entry {}

    /** The target has it. */
    record Delivered(int target, int key, Copy copy) implements Entry {}

    private final Context context;
    private final Disk disk;
    private final boolean fsync;
    private List<Runnable> waiting = new ArrayList<>();
    private List<Runnable> syncing = new ArrayList<>();
    private boolean isSyncing;

    CommitLog(Context context, boolean fsync) {
        this.context = context;
        this.disk = context.disk();
        this.fsync = fsync;
    }

    long size() {
        return disk.lastIndex(LOG);
    }

    /** The entry at {@code index}, from 1. */
    Entry get(long index) {
        return (Entry) disk.get(LOG, index);
    }

    /** Appends, and calls {@code durable} once a crash cannot take it away; at once where nobody waits for the disk. */
    void append(Entry entry, int sizeBytes, Runnable durable) {
        disk.append(LOG, entry, HEADER_BYTES + sizeBytes);
        whenDurable(durable);
    }

    /** Appends what may as well be lost. */
    void note(Entry entry) {
        disk.append(LOG, entry, HEADER_BYTES);
    }

    /** Calls {@code durable} once all that has been appended so far is. */
    void whenDurable(Runnable durable) {
        if (!fsync) {
            durable.run();
            return;
        }
        waiting.add(durable);
        sync();
    }

    private void sync() {
        if (isSyncing || waiting.isEmpty()) {
            return;
        }
        isSyncing = true;
        List<Runnable> done = syncing;
        syncing = waiting;
        waiting = done;
        disk.sync(this::synced);
    }

    private void synced(boolean ok) {
        if (!ok) {
            context.halt("the disk failed to sync the commit log");
            return;
        }
        isSyncing = false;
        List<Runnable> done = syncing;
        syncing = new ArrayList<>();
        done.forEach(Runnable::run);
        sync();
    }
}
