package io.netsplit.scenario.plan;

import io.netsplit.random.Distribution;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.traffic.RequestClass;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.service.GraphSpec;
import io.netsplit.traffic.service.ServiceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Makes the call graph of one variant. */
final class ServicePlanner {
    private ServicePlanner() {}

    /** All of it but what is counted. */
    static GraphSpec.Builder spec(Scenario scenario, ServiceGraph graph, Load load, Distribution latency) {
        Workload workload = scenario.workload().orElseThrow();
        GraphSpec.Builder spec =
                GraphSpec.of(load, graph.entry()).callers(workload.clients()).writeShare(graph.writeShare());
        graph.updatesPerSecond().ifPresent(rate -> spec.updates(Processes.poisson(rate)));
        workload.kinds()
                .forEach(kind ->
                        spec.requestClass(new RequestClass(kind.name(), kind.share(), kind.cost(), kind.priority())));
        RequestKeys.of(workload).ifPresent(spec::keys);
        int[] clientZones = graph.zonesOfClients(scenario.topology().zones(), workload.clients());
        spec.callerZones(clientZones);
        for (ServiceGraph.Service service : graph.services()) {
            int[] balancers = balancers(scenario.topology(), graph, service, clientZones);
            spec.service(service(scenario.topology(), service, balancers, latency));
        }
        return spec;
    }

    /** The zone of each balancer of a service: where there are zones, balancers stand where callers do. */
    private static int[] balancers(
            Topology topology, ServiceGraph graph, ServiceGraph.Service service, int[] clientZones) {
        if (topology.zones().isEmpty()) {
            return new int[service.balancers()];
        }
        TreeSet<Integer> zones = new TreeSet<>();
        if (graph.entry().to().equals(service.name())) {
            Arrays.stream(clientZones).forEach(zones::add);
        }
        for (ServiceGraph.Service caller : graph.services()) {
            boolean calls = caller.stages().stream()
                    .flatMap(stage -> stage.calls().stream())
                    .anyMatch(call -> call.to().equals(service.name()));
            if (calls) {
                caller.groups().stream()
                        .map(name -> topology.group(name).orElseThrow().zone().orElseThrow())
                        .forEach(zone -> zones.add(topology.zones().indexOf(zone)));
            }
        }
        if (zones.isEmpty()) {
            zones.add(0);
        }
        return zones.stream()
                .flatMapToInt(zone -> IntStream.generate(() -> zone).limit(service.balancers()))
                .toArray();
    }

    private static ServiceSpec service(
            Topology topology, ServiceGraph.Service service, int[] balancers, Distribution latency) {
        List<Integer> nodes = new ArrayList<>();
        for (String name : service.groups()) {
            Topology.Group group = topology.group(name).orElseThrow();
            IntStream.range(group.firstNode(), group.firstNode() + group.count())
                    .forEach(nodes::add);
        }
        ServiceSpec.Builder builder = ServiceSpec.named(service.name())
                .algorithm(service.algorithm(), Settings.DEFAULT)
                .balancers(balancers.length)
                .latency(latency)
                .zones(TrafficLatencies.zones(topology, nodes, balancers, latency))
                .holdsWorker(service.holdsWorker())
                .failureRate(service.failureRate())
                .admission(service.admission())
                .health(service.health());
        nodes.forEach(node -> builder.server(TrafficPlanner.server(topology, node, 1)));
        service.rollout().ifPresent(rollout -> builder.rollout(rollout.spec(topology, service.groups())));
        service.stages().forEach(builder::calls);
        return builder.build();
    }
}
