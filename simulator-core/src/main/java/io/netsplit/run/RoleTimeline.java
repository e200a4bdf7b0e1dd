package io.netsplit.run;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who believed what, when: one span for every belief of every node, in the order in which the beliefs ended. */
final class RoleTimeline implements Observer {
    private record Belief(RoleChanged what, long sinceNs) {}

    private final List<RoleSpan> spans = new ArrayList<>();
    private final @Nullable Belief[] beliefs;

    RoleTimeline(int nodes) {
        beliefs = new Belief[nodes];
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof RoleChanged role && node < beliefs.length) {
            end(node, timeNs);
            beliefs[node] = new Belief(role, timeNs);
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        boolean over = change == NodeChange.CRASHED || change == NodeChange.HALTED || change == NodeChange.REMOVED;
        if (over && node < beliefs.length) {
            end(node, timeNs);
        }
    }

    /** All spans by start, then node; those that last are ended at {@code endNs}. */
    List<RoleSpan> finish(long endNs) {
        for (int node = 0; node < beliefs.length; node++) {
            end(node, endNs);
        }
        spans.sort((a, b) -> a.startNs() != b.startNs()
                ? Long.compare(a.startNs(), b.startNs())
                : Integer.compare(a.node(), b.node()));
        return List.copyOf(spans);
    }

    private void end(int node, long timeNs) {
        Belief belief = beliefs[node];
        if (belief != null) {
            beliefs[node] = null;
            if (timeNs > belief.sinceNs) {
                spans.add(new RoleSpan(node, belief.what.role(), belief.what.epoch(), belief.sinceNs, timeNs));
            }
        }
    }
}
