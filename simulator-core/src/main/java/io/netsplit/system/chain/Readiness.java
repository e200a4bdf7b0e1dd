package io.netsplit.system.chain;

import io.netsplit.node.Context;

/**
 * Whether this server has everything that was ever acknowledged, on its disk: true of a member of the first chain, and of
 * one that joined once it has caught up with its predecessor; no longer true of one that was taken out.
 */
final class Readiness {
    private static final String REGISTER = "ready";
    private static final int SIZE_BYTES = 8;

    private final Context context;
    private final Runnable whenReady;
    private boolean ready;
    private boolean wanted;

    Readiness(Context context, Runnable whenReady) {
        this.context = context;
        this.whenReady = whenReady;
        ready = Boolean.TRUE.equals(context.disk().read(REGISTER));
        wanted = ready;
    }

    /** True where the disk has never been that of a member, or was lost. */
    boolean isUnknown() {
        return context.disk().read(REGISTER) == null;
    }

    boolean isReady() {
        return ready;
    }

    /** Ready from when the disk has it. */
    void reached() {
        if (wanted) {
            return;
        }
        wanted = true;
        context.disk().write(REGISTER, true, SIZE_BYTES);
        context.disk().sync(this::synced);
    }

    private void synced(boolean ok) {
        if (!ok) {
            context.halt("the disk failed to sync the readiness");
        } else if (wanted && !ready) {
            ready = true;
            whenReady.run();
        }
    }

    /** Not ready from now on. Where a crash loses that, the master still knows that this server is no member. */
    void lost() {
        ready = false;
        if (wanted) {
            wanted = false;
            context.disk().write(REGISTER, false, SIZE_BYTES);
            context.disk().sync(ok -> {});
        }
    }
}
