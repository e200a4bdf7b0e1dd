package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.traffic.service.GraphRun;
import io.netsplit.traffic.service.Stage;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts between services, or between zones: calls from one side to another are lost while one holds, and so are answers. */
final class ServiceCuts {
    private record Edge(String from, String to) {}

    private final Topology topology;
    private final TrafficSettings settings;
    /** How many cuts there are now on an edge. */
    private final Map<Edge, Integer> cuts = new LinkedHashMap<>();

    ServiceCuts(Topology topology, TrafficSettings settings) {
        this.topology = topology;
        this.settings = settings;
    }

    /** Sides are sets of nodes. */
    void schedule(GraphRun run, List<BitSet> sides, long startNs, long endNs) {
        if (sides.stream().allMatch(this::isOfZones)) {
            zones(run, sides, startNs, endNs);
            return;
        }
        ServiceGraph graph = (ServiceGraph) settings;
        for (Edge edge : edges(graph)) {
            int from = side(graph, sides, edge.from);
            int to = side(graph, sides, edge.to);
            if (from >= 0 && to >= 0 && from != to) {
                run.simulation().scheduleAt(startNs, () -> change(run, edge, 1));
                run.simulation().scheduleAt(endNs, () -> change(run, edge, -1));
            }
        }
    }

    /** Whether these nodes are all of some zones. */
    private boolean isOfZones(BitSet side) {
        BitSet zones = new BitSet();
        zonesOf(side)
                .forEach(zone -> topology.groupsIn(zone)
                        .forEach(group -> zones.set(group.firstNode(), group.firstNode() + group.count())));
        return zones.equals(side);
    }

    /** Zones that stand on this side with all their nodes. */
    private List<String> zonesOf(BitSet side) {
        return topology.zones().stream()
                .filter(zone -> topology.groupsIn(zone).stream()
                        .allMatch(group -> side.nextClearBit(group.firstNode()) >= group.firstNode() + group.count()))
                .toList();
    }

    /** Clients stand in zones, and are cut off with them. */
    private void zones(GraphRun run, List<BitSet> sides, long startNs, long endNs) {
        for (int i = 0; i < sides.size(); i++) {
            for (int other = i + 1; other < sides.size(); other++) {
                for (String zone : zonesOf(sides.get(i))) {
                    for (String beyond : zonesOf(sides.get(other))) {
                        run.simulation().scheduleAt(startNs, () -> run.cutZones(zone, beyond, true));
                        run.simulation().scheduleAt(endNs, () -> run.cutZones(zone, beyond, false));
                    }
                }
            }
        }
    }

    private void change(GraphRun run, Edge edge, int by) {
        run.cut(edge.from, edge.to, cuts.merge(edge, by, Integer::sum) > 0);
    }

    private int side(ServiceGraph graph, List<BitSet> sides, String service) {
        for (int i = 0; i < sides.size(); i++) {
            List<String> groups = sides.get(i).stream()
                    .mapToObj(node -> topology.groupOf(node).name())
                    .toList();
            if (graph.servedBy(groups).contains(service)) {
                return i;
            }
        }
        return -1;
    }

    /** Clients are no nodes, and nothing cuts them off. */
    private static Set<Edge> edges(ServiceGraph graph) {
        Set<Edge> edges = new LinkedHashSet<>();
        for (ServiceGraph.Service service : graph.services()) {
            for (Stage stage : service.stages()) {
                stage.calls().forEach(call -> edges.add(new Edge(service.name(), call.to())));
            }
        }
        return edges;
    }
}
