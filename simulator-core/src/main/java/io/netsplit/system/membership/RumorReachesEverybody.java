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
 * Every rumor that is old enough is known to all running nodes of the first configuration, once nothing was disturbed for as long: no fault began or
 * ended, no node stopped, started, paused or was resumed, and no link is cut.
 */
final class RumorReachesEverybody implements Invariant {
    static final String NAME = "rumor-reaches-everybody";

    private final Connectivity network;
    private final RumorWatch rumors;
    private final boolean[] paused;
    private final long boundNs;
    private long nextLookNs;
    private int pausedNodes;
    private long checks;
    private @Nullable Violation violation;

    RumorReachesEverybody(Setup setup, long boundNs) {
        this.network = setup.connectivity();
        this.boundNs = boundNs;
        this.nextLookNs = boundNs;
        int nodes = setup.groups().values().stream().mapToInt(List::size).sum();
        this.rumors = new RumorWatch(setup.initialNodes());
        this.paused = new boolean[nodes];
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long checks() {
        return checks;
    }

    @Override
    public Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    @Override
    public void messageSent(long timeNs, long id, int from, int to, Message message) {
        if (timeNs < nextLookNs || violation != null) {
            return;
        }
        nextLookNs = timeNs + boundNs / 8;
        if (pausedNodes == 0 && network.isWhole()) {
            look(timeNs);
        } else {
            disturbed(timeNs);
        }
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof Learned learned) {
            rumors.learned(timeNs, node, learned.rumor());
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= paused.length) {
            return;
        }
        rumors.nodeChanged(timeNs, node, change);
        boolean isPaused = change == NodeChange.PAUSED || change == NodeChange.CHANGED && paused[node];
        pausedNodes += (isPaused ? 1 : 0) - (paused[node] ? 1 : 0);
        paused[node] = isPaused;
        disturbed(timeNs);
    }

    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        disturbed(timeNs);
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        disturbed(timeNs);
    }

    private void disturbed(long timeNs) {
        nextLookNs = timeNs + boundNs;
    }

    private void look(long timeNs) {
        for (RumorWatch.Spread spread : rumors.open()) {
            if (timeNs - spread.startNs >= boundNs) {
                violation = new Violation(
                        timeNs,
                        "the node with address " + rumors.ignorant(spread) + " has not heard of rumor " + spread.rumor
                                + ", which is " + (timeNs - spread.startNs) / 1_000_000 + " ms old");
                return;
            }
        }
        checks += rumors.all().isEmpty() ? 0 : 1;
    }
}
