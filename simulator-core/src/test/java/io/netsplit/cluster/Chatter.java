package io.netsplit.cluster;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;

/** A busy process: talks to random others, sets timers, writes and syncs. For tests of determinism. */
final class Chatter implements Process {
    private final int nodes;
    private Context context;
    private Timer timer;
    private long count;

    Chatter(int nodes) {
        this.nodes = nodes;
    }

    @Override
    public void start(Context started) {
        context = started;
        timer = context.timer("tick", this::tick);
        tick();
    }

    @Override
    public void receive(int from, Message message) {
        count++;
        if (count % 7 == 0) {
            context.disk().append("log", count, 10);
            context.disk().sync(done -> context.send(from, new Ping(count)));
        }
    }

    private void tick() {
        context.send(context.random().nextInt(nodes), new Ping(count));
        timer.set(context.random().between(1_000_000, 5_000_000));
    }
}
