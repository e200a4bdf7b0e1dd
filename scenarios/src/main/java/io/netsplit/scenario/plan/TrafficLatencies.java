package io.netsplit.scenario.plan;

import io.netsplit.random.Distribution;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.traffic.fleet.Zones;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the servers and balancers of a topology stand, and how far from each other. */
final class TrafficLatencies {
    private TrafficLatencies() {}

    /** @param usual where the matrix says nothing */
    static Zones zones(Topology topology, TrafficNodes nodes, Distribution usual) {
        return zones(topology, nodes.servers(), zones(topology, nodes.balancers()), usual);
    }

    /**
     * As {@link #zones(Topology, TrafficNodes, Distribution)}.
     *
     * @param servers numbers of nodes
     * @param ofBalancers the place of each one's zone among those of the topology
     */
    static Zones zones(Topology topology, List<Integer> servers, int[] ofBalancers, Distribution usual) {
        List<String> names = topology.zones();
        if (names.isEmpty()) {
            return Zones.single(usual);
        }
        Distribution[][] latencies = new Distribution[names.size()][names.size()];
        Arrays.stream(latencies).forEach(row -> Arrays.fill(row, usual));
        for (Topology.LinkRule rule : topology.links()) {
            int from = names.indexOf(zone(rule.from()));
            int to = names.indexOf(zone(rule.to()));
            Distribution latency =
                    TimeDistributions.of(rule.settings().latency().orElseThrow());
            latencies[from][to] = latency;
            if (rule.bothWays()) {
                latencies[to][from] = latency;
            }
        }
        return Zones.of(names, zones(topology, servers), ofBalancers, latencies);
    }

    private static String zone(NodeSet set) {
        return set.parts().get(0).text();
    }

    private static int[] zones(Topology topology, List<Integer> nodes) {
        if (topology.zones().isEmpty()) {
            return new int[nodes.size()];
        }
        return nodes.stream()
                .mapToInt(node ->
                        topology.zones().indexOf(topology.groupOf(node).zone().orElseThrow()))
                .toArray();
    }

    /** The part of the requests that comes to each balancer; empty where all get the same. */
    static List<Double> shares(Topology topology, TrafficNodes nodes, Map<String, Integer> byZone) {
        if (byZone.isEmpty()) {
            return List.of();
        }
        List<String> zones = nodes.balancers().stream()
                .map(node -> topology.groupOf(node).zone().orElseThrow())
                .toList();
        return zones.stream()
                .map(zone -> byZone.getOrDefault(zone, 0)
                        / (double) zones.stream().filter(zone::equals).count())
                .toList();
    }
}
