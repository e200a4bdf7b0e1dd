package io.netsplit.scenario.plan;

import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.Loads;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.traffic.RequestClass;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.traffic.service.GraphRun;
import io.netsplit.traffic.service.GraphSpec;

/** Makes the run of one variant of the traffic lab under one seed. */
public final class TrafficPlanner {
    private static final double DEFAULT_LATENCY_NS = 1_000_000;

    private TrafficPlanner() {}

    public static TrafficPlan plan(Scenario scenario, long seed) {
        TrafficNodes nodes = TrafficNodes.of(scenario);
        TrafficFaults faults = TrafficFaults.of(scenario, nodes, seed);
        return new TrafficPlan(maker(scenario, nodes, faults), nodes, faults, seed);
    }

    private static TrafficPlan.Maker maker(Scenario scenario, TrafficNodes nodes, TrafficFaults faults) {
        if (scenario.traffic().settings() instanceof ServiceGraph graph) {
            Load load = load(scenario.workload().orElseThrow(), faults);
            GraphSpec.Builder spec = ServicePlanner.spec(scenario, graph, load, latency(scenario.topology()));
            return (watch, seed, limits) -> GraphRun.prepare(spec.watch(watch).build(), seed, limits);
        }
        TrafficSpec.Builder spec = spec(scenario, nodes, faults);
        return (watch, seed, limits) -> TrafficRun.prepare(spec.watch(watch).build(), seed, limits);
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
                .zones(TrafficLatencies.zones(scenario.topology(), nodes, latency(scenario.topology())))
                .balancerShares(TrafficLatencies.shares(scenario.topology(), nodes, balancing.clientsByZone()))
                .clients(workload.clients())
                .health(balancing.health())
                .sticky(balancing.sticky());
        workload.kinds()
                .forEach(kind ->
                        spec.requestClass(new RequestClass(kind.name(), kind.share(), kind.cost(), kind.priority())));
        for (int node : nodes.servers()) {
            spec.server(server(scenario.topology(), node, weight(scenario.topology(), balancing, node)));
        }
        balancing.rollout().ifPresent(rollout -> spec.rollout(rollout.spec(scenario.topology(), balancing.servers())));
        RequestKeys.of(workload).ifPresent(spec::keys);
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

    private static int weight(Topology topology, LoadBalancing balancing, int node) {
        String group = topology.groupOf(node).name();
        return balancing
                .weights()
                .getOrDefault(topology.nodeName(node), balancing.weights().getOrDefault(group, 1));
    }

    static ServerSpec server(Topology topology, int node, int weight) {
        Topology.Group group = topology.groupOf(node);
        ServerSettings settings = group.server().orElseThrow();
        String name = topology.nodeName(node);
        int capacity = settings.queue().isPresent()
                ? Math.addExact(settings.concurrency(), settings.queue().getAsInt())
                : ServerSpec.UNBOUNDED;
        return new ServerSpec(
                name,
                settings.concurrency(),
                settings.discipline(),
                capacity,
                TimeDistributions.of(settings.serviceTime()),
                weight,
                settings.habits());
    }
}
