package io.netsplit.system.chain;

import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.system.LogDurability;
import java.util.ArrayList;
import java.util.List;

/**
 * The updates that this server has accepted, in the head's order, on its disk. Index 0 stands before the first. Kept whole:
 * runs are short, and a server that comes back is sent what it lacks.
 */
final class ChainLog {
    private static final String LOG = "log";

    private final Context context;
    private final Disk disk;
    private final LogDurability durability;

    /** {@code whenDurable} is called whenever {@link #durableIndex} has grown by a sync. */
    ChainLog(Context context, boolean fsync, Runnable whenDurable) {
        this.context = context;
        this.disk = context.disk();
        this.durability = new LogDurability(context, LOG, fsync, whenDurable);
        context.emit(new ChainEvent.Recovered(lastIndex()));
        for (long index = 1; index <= lastIndex(); index++) {
            emitAppended(index, get(index));
        }
    }

    long lastIndex() {
        return disk.lastIndex(LOG);
    }

    Entry get(long index) {
        return (Entry) disk.get(LOG, index);
    }

    /** 0 at index 0. */
    long epoch(long index) {
        return index == 0 ? 0 : get(index).epoch();
    }

    /** At most {@code most} updates from {@code fromIndex} to {@code toIndex}. */
    List<Entry> slice(long fromIndex, long toIndex, int most) {
        if (fromIndex > toIndex) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (long index = fromIndex; index <= toIndex && entries.size() < most; index++) {
            entries.add(get(index));
        }
        return entries;
    }

    /** Adds an update; durable only after {@link #sync}. */
    void append(Entry entry) {
        disk.append(LOG, entry, entry.sizeBytes());
        emitAppended(lastIndex(), entry);
        durability.appended();
    }

    private void emitAppended(long index, Entry entry) {
        context.emit(new ChainEvent.Appended(
                index, entry.epoch(), entry.request().client(), entry.request().serial()));
    }

    /** Throws away {@code fromIndex} and what follows. */
    void truncate(long fromIndex) {
        context.emit(new ChainEvent.Truncated(fromIndex, lastIndex()));
        disk.truncateSuffix(LOG, fromIndex);
        durability.truncated(fromIndex);
    }

    /** Up to where a crash cannot take updates away, as far as the disk tells the truth. */
    long durableIndex() {
        return durability.index();
    }

    /** Makes everything appended durable, one sync after the other. */
    void sync() {
        durability.sync();
    }
}
