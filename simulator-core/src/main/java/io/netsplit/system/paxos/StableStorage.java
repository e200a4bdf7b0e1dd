package io.netsplit.system.paxos;

import io.netsplit.node.Context;
import io.netsplit.system.paxos.PaxosOptions.Fsync;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/**
 * What must not be said before the writes that it speaks of are durable. At most one fsync is under way; what is written
 * meanwhile shares the next one (group commit).
 */
final class StableStorage {
    private record Held(long afterWrite, Runnable action) {}

    private final Context context;
    private final Fsync fsync;
    private final Consumer<Boolean> onSynced = this::synced;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long written;
    private long syncing;
    private long durable;

    StableStorage(Context context, Fsync fsync) {
        this.context = context;
        this.fsync = fsync;
    }

    /** Something was written to the disk. */
    void wrote() {
        written++;
    }

    /** Does {@code action} once everything written so far is durable: at once where it is, or where nobody waits. */
    void whenDurable(Runnable action) {
        if (fsync != Fsync.BEFORE_REPLY || written <= durable) {
            action.run();
        } else {
            held.add(new Held(written, action));
        }
    }

    /** Called at the end of every event: starts an fsync where something was written and none is under way. */
    void flush() {
        if (fsync != Fsync.NEVER && syncing == durable && written > durable) {
            syncing = written;
            context.disk().sync(onSynced);
        }
    }

    private void synced(boolean ok) {
        if (!ok) {
            context.halt("the disk could not store what was written");
            return;
        }
        durable = syncing;
        Held next;
        while ((next = held.peek()) != null && next.afterWrite <= durable) {
            held.remove();
            next.action.run();
        }
        flush();
    }
}
