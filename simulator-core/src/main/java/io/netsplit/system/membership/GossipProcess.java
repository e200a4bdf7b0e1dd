package io.netsplit.system.membership;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import org.jspecify.annotations.Nullable;

/** One node that passes rumors on. What it learns in a round it passes on from its next round on. */
final class GossipProcess implements Process {
    private static final int NOBODY = -1;

    private final GossipOptions options;
    /** What the node passes on in this round. */
    private final Rumors told = new Rumors();
    /** What it has learned since this round began. */
    private final Rumors fresh = new Rumors();
    /** All that it knows. */
    private final Rumors known = new Rumors();

    private @Nullable Context context;
    private @Nullable Timer round;

    GossipProcess(GossipOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context given) {
        context = given;
        Timer timer = given.timer("round", () -> round(given));
        round = timer;
        timer.set(options.staggered() ? given.random().nextLong(options.periodNs()) : options.periodNs());
    }

    @Override
    public void receive(int from, Message message) {
        Context own = context;
        if (own == null) {
            return;
        }
        if (message instanceof Exchange exchange) {
            learn(own, exchange);
            if (exchange.asks() && told.bits() != 0) {
                own.send(from, new Exchange(told.base(), told.bits(), false));
            }
        } else if (message instanceof AdminRequest request) {
            own.send(from, new AdminReply(request.serial(), true, NOBODY));
        }
    }

    private void round(Context own) {
        makeUp(own);
        if (!options.antiEntropy()) {
            told.clear();
        }
        told.addAll(fresh);
        fresh.clear();
        long bits = options.pushes() ? told.bits() : 0;
        if (bits != 0 || options.pulls()) {
            Exchange exchange = new Exchange(told.base(), bits, options.pulls());
            for (int i = 0; i < options.fanout(); i++) {
                own.send(peer(own, i), exchange);
            }
        }
        Timer timer = round;
        if (timer != null) {
            timer.set(options.periodNs());
        }
    }

    /** Nodes take turns by their wall clocks, so that a rumor's number says whose it is. */
    private void makeUp(Context own) {
        long number = Math.floorDiv(own.clock().wallNs(), options.periodNs());
        long rumor = number / options.rumorEvery();
        boolean isDue = number >= 0 && number % options.rumorEvery() == 0;
        if (isDue && rumor % options.initialNodes() == own.self()) {
            learn(own, rumor);
        }
    }

    private void learn(Context own, Exchange exchange) {
        for (long left = exchange.bits(); left != 0; left &= left - 1) {
            learn(own, exchange.base() + Long.numberOfTrailingZeros(left));
        }
    }

    private void learn(Context own, long rumor) {
        if (!known.knows(rumor) && known.add(rumor)) {
            fresh.add(rumor);
            own.emit(new Learned(rumor));
        }
    }

    /** One of the initial nodes, not oneself. */
    private int peer(Context own, int number) {
        int nodes = options.initialNodes();
        if (own.self() >= nodes) {
            return own.random().nextInt(nodes);
        }
        int step = options.randomPeers() ? 1 + own.random().nextInt(nodes - 1) : 1 + number % (nodes - 1);
        return (own.self() + step) % nodes;
    }
}
