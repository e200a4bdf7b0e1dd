package io.netsplit.scenario.plan;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.random.Zipf;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.Loads;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.traffic.RequestClass;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.server.ServerSpec;

/** Makes the run of one variant of the traffic lab under one seed. */
public final class TrafficPlanner {
    private static final double DEFAULT_LATENCY_NS = 1_000_000;

    private TrafficPlanner() {}

    public static TrafficPlan plan(Scenario scenario, long seed) {
        TrafficNodes nodes = TrafficNodes.of(scenario);
        TrafficFaults faults = TrafficFaults.of(scenario, nodes, seed);
        return new TrafficPlan(spec(scenario, nodes, faults), nodes, faults, seed);
    }

    /** All of it but what is counted. */
    private static TrafficSpec.Builder spec(Scenario scenario, TrafficNodes nodes, TrafficFaults faults) {
        LoadBalancing balancing = (LoadBalancing) scenario.traffic().settings();
        Workload workload = scenario.workload().orElseThrow();
        TrafficSpec.Builder spec = TrafficSpec.of(load(workload, faults))
                .algorithm(balancing.algorithm())
                .settings(balancing.settings())
                .balancers(Math.max(1, nodes.balancers().size()))
                .loadReportNs(balancing.loadReportNs())
                .latency(latency(scenario.topology()))
                .clients(workload.clients())
                .health(balancing.health())
                .sticky(balancing.sticky());
        workload.kinds()
                .forEach(kind ->
                        spec.requestClass(new RequestClass(kind.name(), kind.share(), kind.cost(), kind.priority())));
        for (int node : nodes.servers()) {
            spec.server(server(scenario.topology(), balancing, node));
        }
        if (workload.keys().count() > 1) {
            double skew = workload.keys().choice() == KeyChoice.ZIPFIAN
                    ? workload.keys().skew()
                    : 0;
            spec.keys(new Zipf(workload.keys().count(), skew));
        }
        return spec;
    }

    private static Load load(Workload workload, TrafficFaults faults) {
        return faults.changesLoad() && workload.arrivals() instanceof Workload.Open open
                ? new Load.Open(faults.underLoad(open.ratePerSecond()))
                : Loads.of(workload);
    }

    private static Distribution latency(Topology topology) {
        return topology.network()
                .latency()
                .map(TimeDistributions::of)
                .orElse(Distributions.constant(DEFAULT_LATENCY_NS));
    }

    private static ServerSpec server(Topology topology, LoadBalancing balancing, int node) {
        Topology.Group group = topology.groupOf(node);
        ServerSettings settings = group.server().orElseThrow();
        String name = topology.nodeName(node);
        int weight = balancing.weights().getOrDefault(name, balancing.weights().getOrDefault(group.name(), 1));
        int capacity = settings.queue().isPresent()
                ? Math.addExact(settings.concurrency(), settings.queue().getAsInt())
                : ServerSpec.UNBOUNDED;
        return new ServerSpec(
                name,
                settings.concurrency(),
                settings.discipline(),
                capacity,
                TimeDistributions.of(settings.serviceTime()),
                weight);
    }
}
