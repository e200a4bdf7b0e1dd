package io.netsplit.administration;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Message;
import io.netsplit.random.Prng;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.workload.ClientPort;
import io.netsplit.workload.NodeDirectory;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Asks a system for one change after the other, each again and again, of any node, until it is done. Changes of membership
 * come one at a time, as single-server changes must (Ongaro, "Consensus: Bridging Theory and Practice", 2014, §4.1).
 */
public final class Administrator {
    /** Bound on changes that wait their turn. */
    public static final int MOST_WAITING = 10_000;

    private static final long ANSWER_TIMEOUT_NS = 500_000_000;
    private static final long PAUSE_NS = 50_000_000;
    private static final int NOBODY = -1;

    private record Change(AdminRequest request, Runnable done) {}

    private final ClientPort port;
    private final NodeDirectory nodes;
    private final Prng random;
    private final Timer timer;
    private final Deque<Change> waiting = new ArrayDeque<>();
    private @Nullable Change current;
    private long serial;
    private int leader = NOBODY;
    private boolean pausing;

    /** {@code random} chooses whom to ask where no leader is known. */
    public Administrator(ClientPort port, NodeDirectory nodes, Prng random) {
        this.port = port;
        this.nodes = nodes;
        this.random = random;
        this.timer = port.timer(this::timerFired);
    }

    /**
     * Asks for a change once those before it are done.
     *
     * @param done called when the system has said that it is
     */
    public void perform(AdminRequest.Action action, int node, Runnable done) {
        if (waiting.size() >= MOST_WAITING) {
            throw new IllegalStateException("more than " + MOST_WAITING + " administrative changes are waiting");
        }
        waiting.add(new Change(new AdminRequest(++serial, action, node), done));
        if (current == null) {
            next();
        }
    }

    /** True while a change is asked for and not yet done. */
    public boolean isBusy() {
        return current != null;
    }

    /** A message for the administrator's address. */
    public void receive(int from, Message message) {
        Change change = current;
        if (change == null || !(message instanceof AdminReply reply)) {
            return;
        }
        if (reply.serial() != change.request().serial()) {
            return;
        }
        if (reply.done()) {
            leader = from;
            timer.cancel();
            current = null;
            change.done().run();
            if (current == null) {
                next();
            }
        } else if (!pausing) {
            leader = reply.leader() == from ? NOBODY : reply.leader();
            pause();
        }
    }

    private void next() {
        current = waiting.poll();
        if (current != null) {
            ask();
        }
    }

    private void ask() {
        Change change = current;
        if (change != null) {
            pausing = false;
            int target = leader >= 0 ? leader : nodes.node(random.nextInt(nodes.count()));
            timer.set(ANSWER_TIMEOUT_NS);
            port.send(target, change.request());
        }
    }

    private void pause() {
        pausing = true;
        timer.set(PAUSE_NS);
    }

    private void timerFired() {
        if (!pausing) {
            leader = NOBODY;
        }
        ask();
    }
}
