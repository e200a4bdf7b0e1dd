package io.netsplit.system.transactional;

import io.netsplit.node.Context;
import io.netsplit.system.transactional.StoreMessage.Timestamp;
import io.netsplit.system.transactional.StoreMessage.TimestampRequest;

/**
 * Gives out timestamps that grow, over crashes too (Peng and Dabek, OSDI 2010, section 2.3): before it gives out any, a bound
 * above them is on its disk, and after a restart it goes on from there.
 */
final class TimestampOracle {
    private static final String BOUND = "timestamp-bound";
    private static final long AHEAD = 10_000;

    private final Context context;
    private long next;
    private long bound;
    private boolean extending;

    TimestampOracle(Context context) {
        this.context = context;
        Object written = context.disk().read(BOUND);
        next = written instanceof Long found ? found : 1;
        bound = next;
        extend();
    }

    private void extend() {
        long wanted = next + AHEAD;
        extending = true;
        context.disk().write(BOUND, wanted, 8);
        context.disk().sync(ok -> {
            if (!ok) {
                context.halt("the disk could not store what was written");
                return;
            }
            bound = wanted;
            extending = false;
        });
    }

    /** No answer while the bound is not on the disk: the transaction times out. */
    void asked(int from, TimestampRequest request) {
        if (next < bound) {
            context.send(from, new Timestamp(request.transaction(), request.commit(), next++));
        }
        if (!extending && bound - next < AHEAD / 2) {
            extend();
        }
    }
}
