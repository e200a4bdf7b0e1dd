package io.netsplit.system.hosting;

import io.netsplit.node.Process;
import java.util.List;

/**
 * One instance of a system among several on the same nodes. What it takes for its nodes 0, 1, … are the nodes of the roster,
 * in that order: first those that form it, then all that may ever join it. Everybody else is an endpoint behind them.
 *
 * @param number which instance, from 0
 * @param roster addresses of its nodes
 * @param processes makes its processes, by its own numbers of nodes
 */
public record HostedGroup(int number, List<Integer> roster, Process.Factory processes) {
    public HostedGroup {
        roster = List.copyOf(roster);
    }

    /** What the group calls the endpoint with this address. */
    public int inside(int address) {
        int index = roster.indexOf(address);
        return index >= 0 ? index : roster.size() + address;
    }

    /** The address of whom the group calls so; nobody stays nobody. */
    public int outside(int name) {
        return name < 0 ? name : name < roster.size() ? roster.get(name) : name - roster.size();
    }
}
