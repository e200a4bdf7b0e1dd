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
        graph.services().forEach(service -> spec.service(service(scenario.topology(), service, latency)));
        return spec;
    }

    private static ServiceSpec service(Topology topology, ServiceGraph.Service service, Distribution latency) {
        ServiceSpec.Builder builder = ServiceSpec.named(service.name())
                .algorithm(service.algorithm(), Settings.DEFAULT)
                .balancers(service.balancers())
                .latency(latency)
                .holdsWorker(service.holdsWorker())
                .failureRate(service.failureRate())
                .admission(service.admission())
                .health(service.health());
        for (String name : service.groups()) {
            Topology.Group group = topology.group(name).orElseThrow();
            for (int i = 0; i < group.count(); i++) {
                builder.server(TrafficPlanner.server(topology, group.firstNode() + i, 1));
            }
        }
        service.stages().forEach(builder::calls);
        return builder.build();
    }
}
