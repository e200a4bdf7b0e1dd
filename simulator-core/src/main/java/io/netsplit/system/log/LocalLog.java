package io.netsplit.system.log;

import io.netsplit.node.Context;
import io.netsplit.node.Message;

/**
 * A log of one node: committed is what its disk has. What it is for is the comparison: it forgets nothing, and while its
 * node is down there is nobody else.
 */
public final class LocalLog implements ReplicatedLog {
    private static final String LOG = "local-log";

    private final Context context;
    private final ReplicatedStateMachine machine;
    private final boolean fsync;
    private long applied;

    /** {@code fsync}: false to count as committed what the disk may still lose. */
    public LocalLog(Context context, ReplicatedStateMachine machine, boolean fsync) {
        this.context = context;
        this.machine = machine;
        this.fsync = fsync;
    }

    @Override
    public void start() {
        for (long i = context.disk().firstIndex(LOG); i <= context.disk().lastIndex(LOG); i++) {
            apply(i, (LogCommand) context.disk().get(LOG, i), false);
        }
        machine.leadershipChanged(true);
    }

    @Override
    public boolean receive(int from, Message message) {
        return false;
    }

    @Override
    public boolean propose(LogCommand command) {
        long position = context.disk().lastIndex(LOG) + 1;
        context.disk().append(LOG, command, command.sizeBytes());
        if (!fsync) {
            apply(position, command, true);
            return true;
        }
        context.disk().sync(ok -> {
            if (ok) {
                apply(position, command, true);
            } else {
                context.halt("the disk could not store what was written");
            }
        });
        return true;
    }

    private void apply(long position, LogCommand command, boolean mine) {
        applied = position;
        machine.apply(position, command, mine);
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public int leader() {
        return context.self();
    }

    @Override
    public long applied() {
        return applied;
    }
}
