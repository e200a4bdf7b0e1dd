package io.netsplit.run;

import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When endpoints were down, paused or not there. */
final class NodeTimeline implements Observer {
    private final List<NodeSpan> spans = new ArrayList<>();
    private NodeSpan.@Nullable State[] states;
    private long[] sinceNs;

    /** Endpoints beyond {@code initialNodes} and below {@code nodes} are absent at first. */
    NodeTimeline(int initialNodes, int nodes) {
        states = new NodeSpan.State[nodes];
        sinceNs = new long[nodes];
        Arrays.fill(states, initialNodes, nodes, NodeSpan.State.ABSENT);
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        switch (change) {
            case STARTED, RESTARTED, RESUMED, ADDED -> enter(node, null, timeNs);
            case CRASHED, HALTED -> enter(node, NodeSpan.State.DOWN, timeNs);
            case PAUSED -> enter(node, NodeSpan.State.PAUSED, timeNs);
            case REMOVED -> enter(node, NodeSpan.State.ABSENT, timeNs);
            case CHANGED -> {}
        }
    }

    /** All spans by start, then address; those that last are ended at {@code endNs}. */
    List<NodeSpan> finish(long endNs) {
        for (int node = 0; node < states.length; node++) {
            enter(node, null, endNs);
        }
        spans.sort((a, b) -> a.startNs() != b.startNs()
                ? Long.compare(a.startNs(), b.startNs())
                : Integer.compare(a.node(), b.node()));
        return List.copyOf(spans);
    }

    private void enter(int node, NodeSpan.@Nullable State state, long timeNs) {
        if (node >= states.length) {
            states = Arrays.copyOf(states, node + 8);
            sinceNs = Arrays.copyOf(sinceNs, node + 8);
        }
        NodeSpan.State before = states[node];
        if (before != null && timeNs > sinceNs[node]) {
            spans.add(new NodeSpan(node, before, sinceNs[node], timeNs));
        }
        states[node] = state;
        sinceNs[node] = timeNs;
    }
}
