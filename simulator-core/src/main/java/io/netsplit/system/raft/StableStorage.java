package io.netsplit.system.raft;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.raft.RaftOptions.Fsync;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The disk's queue: what must not be said or done before the writes that it speaks of are durable. At most one fsync is
 * under way; what is written meanwhile shares the next one (group commit).
 */
final class StableStorage {
    private record Held(
            long afterWrite,
            int to,
            @Nullable Message message,
            @Nullable Runnable action) {}

    private final Context context;
    private final Fsync fsync;
    private final Runnable onProgress;
    private final Consumer<Boolean> onSynced = this::synced;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long written;
    private long syncing;
    private long durable;

    /** {@code onProgress} is called whenever more has become durable, after what waited for it. */
    StableStorage(Context context, Fsync fsync, Runnable onProgress) {
        this.context = context;
        this.fsync = fsync;
        this.onProgress = onProgress;
    }

    /** Something was written to the disk; answers the number of that write. */
    long wrote() {
        return ++written;
    }

    /** The number of the last write that counts as durable: everything, where nobody waits for the disk. */
    long durable() {
        return fsync == Fsync.EVERY_APPEND ? durable : written;
    }

    /** Sends once {@code write} is durable: at once where it is. */
    void send(long write, int to, Message message) {
        if (write <= durable()) {
            context.send(to, message);
        } else {
            held.add(new Held(written, to, message, null));
        }
    }

    /** Does {@code action} once everything written so far is durable: at once where it is. */
    void whenDurable(Runnable action) {
        if (written <= durable()) {
            action.run();
        } else {
            held.add(new Held(written, -1, null, action));
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
            if (next.message != null) {
                context.send(next.to, next.message);
            } else if (next.action != null) {
                next.action.run();
            }
        }
        onProgress.run();
        flush();
    }
}
