package io.netsplit.system.membership;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node that sends heartbeats and watches those of others. Everything it knows is gone after a crash: it begins as if
 * all were alive. A node that joins later sends its heartbeats to every address; whoever hears it answers with its own from
 * then on.
 */
final class WatchProcess implements Process {
    private static final int NOBODY = -1;

    /** What is known of one other node. */
    private static final class Peer {
        private boolean known;
        private boolean dead;
        private long lastNs;
        private @Nullable Patience patience;
        private @Nullable Timer silence;
    }

    private final WatchOptions options;
    private final Peer[] peers;
    private @Nullable Context context;
    private @Nullable Timer beat;
    private Heartbeat heartbeat = Heartbeat.PLAIN;

    WatchProcess(WatchOptions options) {
        this.options = options;
        this.peers = new Peer[options.nodes()];
        for (int node = 0; node < peers.length; node++) {
            peers[node] = new Peer();
            peers[node].known = node < options.initialNodes();
        }
    }

    @Override
    public void start(Context given) {
        context = given;
        Timer timer = given.timer("heartbeat", () -> beat(given));
        beat = timer;
        for (int peer = 0; peer < peers.length; peer++) {
            if (peers[peer].known && options.watches(given.self(), peer)) {
                watch(given, peer);
            }
        }
        timer.set(options.staggered() ? given.random().nextLong(options.intervalNs()) : options.intervalNs());
    }

    @Override
    public void receive(int from, Message message) {
        Context own = context;
        if (own == null) {
            return;
        }
        if (message instanceof AdminRequest request) {
            own.send(from, new AdminReply(request.serial(), true, NOBODY));
        } else if (message instanceof Heartbeat beat && from < peers.length) {
            heard(own, from);
            if (from == options.monitor()) {
                adopt(own, beat.dead());
            }
        }
    }

    private void beat(Context own) {
        if (!options.monotonic()) {
            lookAtTheWallClock(own);
        }
        boolean joins = own.self() >= options.initialNodes();
        for (int peer = 0; peer < peers.length; peer++) {
            boolean matters = options.watches(peer, own.self());
            if (peer != own.self() && matters && (joins || peers[peer].known)) {
                own.send(peer, heartbeat);
            }
        }
        Timer timer = beat;
        if (timer != null) {
            timer.set(options.intervalNs());
        }
    }

    private void heard(Context own, int from) {
        Peer peer = peers[from];
        if (!peer.known) {
            peer.known = true;
            own.emit(new MembershipEvent.Joined(from));
        }
        if (!options.watches(own.self(), from)) {
            return;
        }
        if (peer.patience == null) {
            watch(own, from);
        }
        believe(own, from, peer.dead && !options.recovery());
        Patience patience = peer.patience;
        if (patience != null) {
            peer.lastNs = now(own);
            patience.heard(peer.lastNs);
            wait(peer, patience);
        }
    }

    private void watch(Context own, int member) {
        Peer peer = peers[member];
        Patience patience = options.patience().get();
        peer.patience = patience;
        peer.lastNs = now(own);
        if (options.monotonic()) {
            peer.silence = own.timer("silence", () -> believe(own, member, true));
        }
        wait(peer, patience);
    }

    private static void wait(Peer peer, Patience patience) {
        if (peer.silence != null) {
            peer.silence.set(patience.silenceNs());
        }
    }

    private void lookAtTheWallClock(Context own) {
        for (int member = 0; member < peers.length; member++) {
            Patience patience = peers[member].patience;
            if (patience != null && now(own) - peers[member].lastNs >= patience.silenceNs()) {
                believe(own, member, true);
            }
        }
    }

    private long now(Context own) {
        return options.monotonic() ? own.clock().monotonicNs() : own.clock().wallNs();
    }

    /** The monitor's word on everybody but itself and oneself. */
    private void adopt(Context own, List<Integer> dead) {
        for (int member = 0; member < peers.length; member++) {
            if (member != own.self() && member != options.monitor() && peers[member].known) {
                believe(own, member, dead.contains(member));
            }
        }
    }

    private void believe(Context own, int member, boolean isDead) {
        if (peers[member].dead == isDead) {
            return;
        }
        peers[member].dead = isDead;
        own.emit(isDead ? new MembershipEvent.Confirmed(member) : new MembershipEvent.Refuted(member));
        if (own.self() == options.monitor()) {
            announce();
        }
    }

    private void announce() {
        List<Integer> dead = new ArrayList<>();
        for (int member = 0; member < peers.length; member++) {
            if (peers[member].dead) {
                dead.add(member);
            }
        }
        heartbeat = new Heartbeat(List.copyOf(dead));
    }
}
