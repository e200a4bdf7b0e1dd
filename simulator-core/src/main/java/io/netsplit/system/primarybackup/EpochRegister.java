package io.netsplit.system.primarybackup;

import io.netsplit.node.Context;

/** The highest epoch that this replica has promised or followed, on its disk, so that a restart cannot promise it again. */
final class EpochRegister {
    private static final String EPOCH = "epoch";
    private static final int SIZE_BYTES = 16;

    private final Context context;
    private final boolean fsync;
    private final Runnable whenDurable;
    private long current;
    private long durable;

    /** {@code whenDurable} is called once for every epoch that has become durable and is still the current one. */
    EpochRegister(Context context, boolean fsync, Runnable whenDurable) {
        this.context = context;
        this.fsync = fsync;
        this.whenDurable = whenDurable;
        current = context.disk().read(EPOCH) instanceof Long kept ? kept : 0;
        durable = current;
    }

    long current() {
        return current;
    }

    boolean isDurable() {
        return durable == current;
    }

    /** Goes up to {@code epoch}; true where that is higher than before. */
    boolean adopt(long epoch) {
        if (epoch <= current) {
            return false;
        }
        current = epoch;
        context.disk().write(EPOCH, epoch, SIZE_BYTES);
        if (!fsync) {
            durable = epoch;
            return true;
        }
        context.disk().sync(ok -> synced(ok, epoch));
        return true;
    }

    private void synced(boolean ok, long epoch) {
        if (!ok) {
            context.halt("the disk failed to sync the epoch");
            return;
        }
        durable = Math.max(durable, epoch);
        if (epoch == current) {
            whenDurable.run();
        }
    }
}
