package io.netsplit.run;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;

/** Follows who acts as leader and whom they can talk to, and keeps the steps. A paused node acts as nothing. */
final class LeadershipTimeline implements Observer {
    private final LeadershipSteps steps = new LeadershipSteps();
    private final Reachability network;
    private final boolean[] leads;
    private final boolean[] up;
    private final boolean[] member;

    LeadershipTimeline(int nodes, Reachability network) {
        this.network = network;
        leads = new boolean[nodes];
        up = new boolean[nodes];
        member = new boolean[nodes];
    }

    LeadershipSteps finish(long endNs) {
        steps.end(endNs);
        return steps;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof RoleChanged role && node < leads.length) {
            boolean now = role.role() == RoleChanged.Role.LEADER;
            if (now != leads[node]) {
                leads[node] = now;
                look(timeNs);
            }
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= up.length) {
            return;
        }
        switch (change) {
            case STARTED, RESTARTED, ADDED -> {
                up[node] = true;
                member[node] = true;
            }
            case RESUMED -> up[node] = true;
            case PAUSED -> up[node] = false;
            case CRASHED, HALTED -> stop(node);
            case REMOVED -> {
                stop(node);
                member[node] = false;
            }
            case CHANGED -> {}
        }
        look(timeNs);
    }

    /** Somebody can or cannot talk to somebody since {@code timeNs}. */
    void connectivityChanged(long timeNs) {
        look(timeNs);
    }

    private void stop(int node) {
        up[node] = false;
        leads[node] = false;
    }

    private void look(long timeNs) {
        int leaders = 0;
        boolean majority = false;
        for (int node = 0; node < leads.length; node++) {
            if (leads[node] && up[node]) {
                leaders++;
                majority |= 2 * Reachability.reached(network, node, up) > members();
            }
        }
        steps.add(timeNs, leaders, majority);
    }

    private int members() {
        int members = 0;
        for (boolean is : member) {
            members += is ? 1 : 0;
        }
        return members;
    }
}
