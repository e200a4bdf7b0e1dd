package io.netsplit.system;

import io.netsplit.node.Context;

/** How far a log on a node's disk is durable: one sync after the other, each of all that was appended before it. */
public final class LogDurability {
    private final Context context;
    private final String log;
    private final boolean fsync;
    private final Runnable whenDurable;
    private long durableIndex;
    private long syncingIndex;
    private boolean syncing;

    /**
     * Of a log that has just been recovered, and so is durable as it is.
     *
     * @param log its name on the disk
     * @param fsync false counts everything as durable that was appended
     * @param whenDurable called whenever {@link #index} has grown by a sync
     */
    public LogDurability(Context context, String log, boolean fsync, Runnable whenDurable) {
        this.context = context;
        this.log = log;
        this.fsync = fsync;
        this.whenDurable = whenDurable;
        durableIndex = context.disk().lastIndex(log);
    }

    /** Up to where a crash cannot take entries away, as far as the disk tells the truth. */
    public long index() {
        return durableIndex;
    }

    /** The log has grown. */
    public void appended() {
        if (!fsync) {
            durableIndex = context.disk().lastIndex(log);
        }
    }

    /** The log has lost {@code fromIndex} and what followed. */
    public void truncated(long fromIndex) {
        durableIndex = Math.min(durableIndex, fromIndex - 1);
        syncingIndex = Math.min(syncingIndex, fromIndex - 1);
    }

    /** Makes everything appended durable. */
    public void sync() {
        if (!fsync || syncing || durableIndex == context.disk().lastIndex(log)) {
            return;
        }
        syncing = true;
        syncingIndex = context.disk().lastIndex(log);
        context.disk().sync(this::synced);
    }

    private void synced(boolean ok) {
        if (!ok) {
            context.halt("the disk failed to sync the log");
            return;
        }
        syncing = false;
        durableIndex = Math.max(durableIndex, syncingIndex);
        whenDurable.run();
        sync();
    }
}
