package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.trace.NodeChange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * How the nodes of a run of the traffic lab will fare, as far as its faults decide that. Faults may overlap on a node: it is up again
 * when the last one ends.
 */
final class PlannedChanges {
    private record Edge(long timeNs, int address, FaultAction action, boolean begins) {}

    private final TrafficNodes nodes;
    private final int firstServer;
    private final List<Edge> edges = new ArrayList<>();
    private final List<PlannedChange> changes = new ArrayList<>();
    private final int[] crashes;
    private final int[] pauses;

    PlannedChanges(TrafficNodes nodes) {
        this.nodes = nodes;
        firstServer = nodes.balancerNames().size();
        int all = firstServer + nodes.servers().size();
        crashes = new int[all];
        pauses = new int[all];
    }

    /** A fault harms these nodes, one by one. */
    void add(FaultAction action, BitSet harmed, long startNs, long endNs) {
        long drainNs = action instanceof FaultAction.Crash crash ? crash.drainNs() : 0;
        nodes.balancersAmong(harmed).stream().forEach(balancer -> add(action, balancer, startNs, endNs));
        nodes.serversAmong(harmed).stream()
                .forEach(server -> add(action, firstServer + server, Math.min(endNs, startNs + drainNs), endNs));
    }

    private void add(FaultAction action, int address, long startNs, long endNs) {
        edges.add(new Edge(startNs, address, action, true));
        edges.add(new Edge(endNs, address, action, false));
    }

    /** In the order of time. */
    List<PlannedChange> all() {
        for (int address = 0; address < firstServer + nodes.present(); address++) {
            changes.add(new PlannedChange(0, address, NodeChange.STARTED, ""));
        }
        edges.sort(Comparator.comparingLong(Edge::timeNs));
        edges.forEach(this::pass);
        return List.copyOf(changes);
    }

    private void pass(Edge edge) {
        int step = edge.begins ? 1 : -1;
        if (edge.action instanceof FaultAction.Crash) {
            boolean wasUp = crashes[edge.address] == 0;
            crashes[edge.address] += step;
            if (wasUp || crashes[edge.address] == 0) {
                tell(edge, edge.begins ? NodeChange.CRASHED : NodeChange.RESTARTED, "");
                if (!edge.begins && pauses[edge.address] > 0) {
                    tell(edge, NodeChange.PAUSED, "");
                }
            }
        } else if (edge.action instanceof FaultAction.Pause) {
            boolean ran = pauses[edge.address] == 0;
            pauses[edge.address] += step;
            if (crashes[edge.address] == 0 && (ran || pauses[edge.address] == 0)) {
                tell(edge, edge.begins ? NodeChange.PAUSED : NodeChange.RESUMED, "");
            }
        } else {
            other(edge);
        }
    }

    private void other(Edge edge) {
        String again = edge.begins ? "" : "no longer ";
        if (edge.action instanceof FaultAction.Slow slow) {
            tell(edge, NodeChange.CHANGED, again + "slower by " + slow.factor());
        } else if (edge.action instanceof FaultAction.Capacity capacity) {
            tell(edge, NodeChange.CHANGED, again + "with " + capacity.workers() + " workers");
        } else if (edge.action instanceof FaultAction.Clock) {
            tell(edge, NodeChange.CHANGED, again + "with a wrong clock");
        } else if (edge.action instanceof FaultAction.Add && edge.begins) {
            tell(edge, NodeChange.ADDED, "");
        } else if (edge.action instanceof FaultAction.Remove && edge.begins) {
            tell(edge, NodeChange.REMOVED, "");
        }
    }

    private void tell(Edge edge, NodeChange change, String detail) {
        changes.add(new PlannedChange(edge.timeNs, edge.address, change, detail));
    }
}
