package io.netsplit.system.quorum;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Whom this node takes for failed: who did not answer it in time, until it answers again (Dynamo, section 4.8.3: a purely
 * local notion). Nodes taken for failed are asked now and then.
 */
final class Health {
    private final Context context;
    private final long timeoutNs;
    private final IntConsumer whenBack;
    private final List<Integer> suspected = new ArrayList<>();
    private final Timer pings;

    /** {@code whenBack} is called with a node that was taken for failed and has answered. */
    Health(Context context, long timeoutNs, IntConsumer whenBack) {
        this.context = context;
        this.timeoutNs = timeoutNs;
        this.whenBack = whenBack;
        this.pings = context.timer("ping", this::ping);
    }

    boolean isSuspected(int node) {
        return !suspected.isEmpty() && suspected.contains(node);
    }

    /** The node did not answer in time. */
    void silent(int node) {
        if (node == context.self() || isSuspected(node)) {
            return;
        }
        if (suspected.isEmpty()) {
            pings.set(timeoutNs);
        }
        suspected.add(node);
    }

    /** The node has answered something. */
    void answered(int node) {
        if (!suspected.isEmpty() && suspected.remove((Integer) node)) {
            whenBack.accept(node);
        }
    }

    private void ping() {
        if (suspected.isEmpty()) {
            return;
        }
        suspected.forEach(node -> context.send(node, new DynamoMessage.Ping()));
        pings.set(timeoutNs);
    }
}
