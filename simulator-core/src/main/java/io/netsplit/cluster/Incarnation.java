package io.netsplit.cluster;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Prng;
import org.jspecify.annotations.Nullable;

/** One life of a node's process, from start to crash, and the context through which the process acts. */
final class Incarnation implements Context {
    private final Node node;
    private boolean over;
    private @Nullable RoleChanged role;
    private long roleSinceNs;

    Incarnation(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    boolean isOver() {
        return over;
    }

    /** What the process last said of itself, or null. */
    @Nullable
    RoleChanged role() {
        return role;
    }

    /** Since when {@link #role} is true, in virtual time. */
    long roleSinceNs() {
        return roleSinceNs;
    }

    /** The process is gone: from now on nothing that it does has an effect. */
    void end() {
        over = true;
        node.clock().cancelAll(this);
    }

    @Override
    public int self() {
        return node.address();
    }

    @Override
    public void send(int to, Message message) {
        if (!over) {
            node.send(to, message);
        }
    }

    @Override
    public Timer timer(String name, Event onFire) {
        return new ProcessTimer(this, name, onFire);
    }

    @Override
    public Clock clock() {
        return node.clock();
    }

    @Override
    public Prng random() {
        return node.random();
    }

    @Override
    public Disk disk() {
        return node.disk();
    }

    @Override
    public void emit(ProtocolEvent event) {
        if (over) {
            return;
        }
        if (event instanceof RoleChanged change) {
            roleSinceNs = change.equals(role) ? roleSinceNs : node.simulation().now();
            role = change;
        }
        node.emit(event);
    }

    @Override
    public void halt(String reason) {
        if (!over) {
            node.halt(reason);
        }
    }
}
