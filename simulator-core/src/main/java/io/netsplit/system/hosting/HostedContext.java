package io.netsplit.system.hosting;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Prng;
import io.netsplit.system.AdminReply;
import io.netsplit.workload.Reply;

/**
 * A node as one group on it sees it. Clocks are the node's, and when the group gives up, so does the node; chance and disk are
 * parts of the node's own.
 */
final class HostedContext implements Context {
    private final Context node;
    private final HostedGroup group;
    private final Disk disk;
    private final Prng random;

    HostedContext(Context node, HostedGroup group) {
        this.node = node;
        this.group = group;
        this.disk = new HostedDisk(node.disk(), group.number());
        this.random = node.random().fork("group-" + group.number());
    }

    @Override
    public int self() {
        return group.inside(node.self());
    }

    @Override
    public void send(int to, Message message) {
        node.send(group.outside(to), new HostedMessage(group.number(), renamed(message)));
    }

    /** Whom to ask instead is said to outsiders, who know addresses. */
    private Message renamed(Message message) {
        if (message instanceof Reply reply) {
            return new Reply(
                    reply.client(),
                    reply.serial(),
                    reply.status(),
                    reply.output(),
                    group.outside(reply.leader()),
                    reply.causality());
        }
        return message instanceof AdminReply reply
                ? new AdminReply(reply.serial(), reply.done(), group.outside(reply.leader()))
                : message;
    }

    @Override
    public Timer timer(String name, Event onFire) {
        return node.timer(group.number() + "/" + name, onFire);
    }

    @Override
    public Clock clock() {
        return node.clock();
    }

    @Override
    public Prng random() {
        return random;
    }

    @Override
    public Disk disk() {
        return disk;
    }

    @Override
    public void emit(ProtocolEvent event) {
        node.emit(new HostedEvent(group.number(), event));
    }

    @Override
    public void halt(String reason) {
        node.halt("group " + group.number() + ": " + reason);
    }
}
