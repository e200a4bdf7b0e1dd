package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The nodes of a topology as the traffic lab numbers them: servers and balancers, each from 0, group by group. */
public final class TrafficNodes {
    private final Topology topology;
    private final List<Integer> servers;
    private final int present;
    private final List<Integer> balancers;

    private TrafficNodes(Topology topology, TrafficSettings settings) {
        this.topology = topology;
        List<Integer> all = new ArrayList<>(nodes(settings.servers()));
        present = all.size();
        for (int joiner = 0; joiner < topology.joiners().size(); joiner++) {
            all.add(topology.nodeCount() + joiner);
        }
        servers = List.copyOf(all);
        balancers = nodes(settings.balancers());
    }

    public static TrafficNodes of(Scenario scenario) {
        return new TrafficNodes(scenario.topology(), scenario.traffic().settings());
    }

    private List<Integer> nodes(List<String> groups) {
        List<Integer> nodes = new ArrayList<>();
        for (String name : groups) {
            Topology.Group group = topology.group(name).orElseThrow();
            for (int i = 0; i < group.count(); i++) {
                nodes.add(group.firstNode() + i);
            }
        }
        return List.copyOf(nodes);
    }

    /** Numbers in the topology of the servers, in the order in which the lab numbers them. */
    public List<Integer> servers() {
        return servers;
    }

    /** How many of the servers are there from the start; the others join later, in this order. */
    public int present() {
        return present;
    }

    /** The same of the balancers; empty where the one balancer is no node. */
    public List<Integer> balancers() {
        return balancers;
    }

    /** The balancers' names; one that is no node of the topology is called so. */
    public List<String> balancerNames() {
        return balancers.isEmpty()
                ? List.of("balancer")
                : balancers.stream().map(topology::nodeName).toList();
    }

    public List<String> serverNames() {
        return servers.stream().map(topology::nodeName).toList();
    }

    /** Servers among these nodes, as the lab numbers them. */
    public BitSet serversAmong(BitSet nodes) {
        return among(servers, nodes);
    }

    /** Balancers among these nodes, as the lab numbers them. */
    public BitSet balancersAmong(BitSet nodes) {
        return among(balancers, nodes);
    }

    private static BitSet among(List<Integer> all, BitSet nodes) {
        BitSet found = new BitSet();
        for (int i = 0; i < all.size(); i++) {
            if (nodes.get(all.get(i))) {
                found.set(i);
            }
        }
        return found;
    }
}
