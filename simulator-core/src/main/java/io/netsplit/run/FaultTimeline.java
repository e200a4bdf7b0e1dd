package io.netsplit.run;

import io.netsplit.kernel.Simulation;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which faults were active, when, and which nodes they left on the side of a majority. */
final class FaultTimeline implements Observer {
    private static final class Active {
        private final String fault;
        private final String detail;
        private final long startNs;
        private List<Integer> majority = List.of();
        private List<Integer> minority = List.of();

        private Active(String fault, String detail, long startNs) {
            this.fault = fault;
            this.detail = detail;
            this.startNs = startNs;
        }
    }

    private final Simulation simulation;
    private final Reachability network;
    private final boolean[] member;
    private final List<Active> active = new ArrayList<>();
    private final List<FaultSpan> spans = new ArrayList<>();

    FaultTimeline(int initialNodes, int nodes, Simulation simulation, Reachability network) {
        this.simulation = simulation;
        this.network = network;
        member = new boolean[nodes];
        Arrays.fill(member, 0, initialNodes, true);
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node < member.length && (change == NodeChange.ADDED || change == NodeChange.REMOVED)) {
            member[node] = change == NodeChange.ADDED;
        }
    }

    /** The sides are looked at once everything of this instant has been done, so that the cut is complete. */
    @Override
    public void faultStarted(long timeNs, String fault, String detail) {
        Active started = new Active(fault, detail, timeNs);
        active.add(started);
        simulation.schedule(0, () -> split(started));
    }

    @Override
    public void faultEnded(long timeNs, String fault) {
        for (Active one : active) {
            if (one.fault.equals(fault)) {
                active.remove(one);
                add(one, timeNs);
                return;
            }
        }
    }

    /** All spans by start; those that last are ended at {@code endNs}. */
    List<FaultSpan> finish(long endNs) {
        for (Active one : active) {
            add(one, endNs);
        }
        active.clear();
        spans.sort((a, b) -> Long.compare(a.startNs(), b.startNs()));
        return List.copyOf(spans);
    }

    private void split(Active fault) {
        List<Integer> majority = new ArrayList<>();
        List<Integer> minority = new ArrayList<>();
        int members = 0;
        for (boolean is : member) {
            members += is ? 1 : 0;
        }
        for (int node = 0; node < member.length; node++) {
            if (member[node]) {
                boolean many = 2 * Reachability.reached(network, node, member) > members;
                (many ? majority : minority).add(node);
            }
        }
        fault.majority = majority;
        fault.minority = minority;
    }

    private void add(Active fault, long endNs) {
        spans.add(new FaultSpan(fault.fault, fault.detail, fault.startNs, endNs, fault.majority, fault.minority));
    }
}
