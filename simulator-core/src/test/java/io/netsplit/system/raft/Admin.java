package io.netsplit.system.raft;

import io.netsplit.cluster.Cluster;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks every node for a change, again and again until one says that it is done or something else is wanted. */
final class Admin implements Process {
    private static final long AGAIN_NS = 30_000_000;

    private final Cluster cluster;
    private @Nullable Context context;
    private @Nullable AdminRequest wanted;
    private long serial;
    private long done;

    private Admin(Cluster cluster) {
        this.cluster = cluster;
    }

    static Admin on(Cluster cluster) {
        Admin admin = new Admin(cluster);
        cluster.addOutsider("admin", address -> admin);
        return admin;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
    }

    void ask(AdminRequest.Action action, int node) {
        AdminRequest request = new AdminRequest(++serial, action, node);
        wanted = request;
        send(request);
    }

    /** True once the change that was asked for last is done. */
    boolean isDone() {
        return done == serial;
    }

    /** Asks no more. */
    void forget() {
        wanted = null;
    }

    private void send(AdminRequest request) {
        if (wanted != request) {
            return;
        }
        for (int node = 0; node < cluster.nodes(); node++) {
            Objects.requireNonNull(context).send(node, request);
        }
        cluster.simulation().schedule(AGAIN_NS, () -> send(request));
    }

    @Override
    public void receive(int from, Message message) {
        if (message instanceof AdminReply reply && reply.done() && reply.serial() == serial) {
            done = serial;
            wanted = null;
        }
    }
}
