package io.netsplit.system.membership;

import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Connectivity;
import io.netsplit.system.Invariant;
import io.netsplit.system.Setup;
import io.netsplit.trace.NodeChange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * No node may be wrong about another for long while nothing disturbs them: no fault begins or ends, no node stops, starts,
 * pauses or is resumed, no link is cut and nobody is paused. A wrong belief violates this where it was there when half of
 * the bound had passed in calm, and at every moment until the whole bound had. Time passes with messages: where nobody sends
 * any, nobody looks.
 */
abstract class Calm implements Invariant {
    private static final int NOBODY = -1;

    final Views views;
    private final Connectivity network;
    private final long boundNs;
    private long calmSinceNs;
    private long nextLookNs;
    private int pausedNodes;
    private long checks;
    private int observer = NOBODY;
    private int member = NOBODY;
    private long nextPair = NOBODY;
    private @Nullable Violation violation;

    Calm(Setup setup, long boundNs) {
        this.network = setup.connectivity();
        this.boundNs = boundNs;
        this.nextLookNs = boundNs / 2;
        this.views =
                new Views(setup.groups().values().stream().mapToInt(List::size).sum());
    }

    /** True where there is a pair that {@link #isWrong}. */
    abstract boolean anyWrong();

    /** True for a running node's belief about another that must not last. */
    abstract boolean isWrong(int observer, int member);

    /** What the two nodes' addresses mean, as "node 3 takes node 4 for dead, which runs". */
    abstract String sentence(int observer, int member);

    @Override
    public final long checks() {
        return checks;
    }

    @Override
    public final Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    @Override
    public final void messageSent(long timeNs, long id, int from, int to, Message message) {
        if (timeNs >= nextLookNs && violation == null) {
            look(timeNs);
        }
    }

    @Override
    public final void protocol(long timeNs, int node, ProtocolEvent event) {
        boolean changed = views.protocol(node, event);
        if (changed && node == observer && ((MembershipEvent) event).member() == member) {
            observer = NOBODY;
        }
    }

    @Override
    public final void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= views.nodes()) {
            return;
        }
        int before = views.isPaused(node) ? 1 : 0;
        views.nodeChanged(node, change);
        pausedNodes += (views.isPaused(node) ? 1 : 0) - before;
        disturbed(timeNs);
    }

    @Override
    public final void faultStarted(long timeNs, String fault, String detail) {
        disturbed(timeNs);
    }

    @Override
    public final void faultEnded(long timeNs, String fault) {
        disturbed(timeNs);
    }

    private void disturbed(long timeNs) {
        observer = NOBODY;
        calmSinceNs = timeNs;
        nextLookNs = timeNs + boundNs / 2;
    }

    private void look(long timeNs) {
        nextLookNs = timeNs + boundNs / 2;
        if (pausedNodes > 0 || !network.isWhole()) {
            disturbed(timeNs);
            return;
        }
        if (timeNs - calmSinceNs >= boundNs) {
            checks++;
        }
        if (observer != NOBODY) {
            violation = new Violation(
                    timeNs, sentence(observer, member) + ", after " + boundNs / 1_000_000 + " ms of calm");
        } else if (anyWrong()) {
            choose();
        }
    }

    /** The next wrong pair after the last one that was looked at, so that one that comes and goes hides no other. */
    private void choose() {
        long nodes = views.nodes();
        for (long i = 0; i < nodes * nodes; i++) {
            nextPair = (nextPair + 1) % (nodes * nodes);
            int who = (int) (nextPair / nodes);
            int about = (int) (nextPair % nodes);
            if (who != about && views.runs(who) && isWrong(who, about)) {
                observer = who;
                member = about;
                return;
            }
        }
    }
}
