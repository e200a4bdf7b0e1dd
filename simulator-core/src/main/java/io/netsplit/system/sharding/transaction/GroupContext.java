package io.netsplit.system.sharding.transaction;

import io.netsplit.kernel.Event;
import io.netsplit.kernel.Timer;
import io.netsplit.node.Clock;
import io.netsplit.node.Context;
import io.netsplit.node.Disk;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.random.Prng;
import io.netsplit.system.hosting.HostedEvent;

/** The node as its group's log sees it. What the log tells is told of the group: to lead one is not to lead the system. */
final class GroupContext implements Context {
    private final Context node;
    private final int group;

    GroupContext(Context node, int group) {
        this.node = node;
        this.group = group;
    }

    @Override
    public int self() {
        return node.self();
    }

    @Override
    public void send(int to, Message message) {
        node.send(to, message);
    }

    @Override
    public Timer timer(String name, Event onFire) {
        return node.timer("log/" + name, onFire);
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
        node.emit(new HostedEvent(group, event));
    }

    @Override
    public void halt(String reason) {
        node.halt(reason);
    }
}
