package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.fleet.HealthSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a scenario of the traffic lab may say of zones. */
final class TrafficZones {
    private TrafficZones() {}

    /** Whoever serves or balances stands in a zone, or nobody does; algorithms that ask for zones have some. */
    static void check(Scenario scenario, Reading reading) {
        groups(scenario.topology(), reading);
        if (scenario.traffic().settings() instanceof LoadBalancing balancing) {
            balancers(scenario.topology(), balancing, reading);
            choice(scenario, "", balancing.algorithm(), balancing.health(), reading);
        } else if (scenario.traffic().settings() instanceof ServiceGraph graph) {
            clients(scenario, graph, reading);
            graph.services()
                    .forEach(service ->
                            choice(scenario, service.name() + ": ", service.algorithm(), service.health(), reading));
        }
    }

    private static void groups(Topology topology, Reading reading) {
        List<String> zones = topology.zones();
        for (Topology.Group group : topology.groups()) {
            if (!zones.isEmpty() && group.zone().isEmpty()) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS007,
                                group.span(),
                                "'" + group.name() + "' stands in no zone, and others do")
                        .withHelp("as " + group.name() + ": { count: " + group.count() + ", zone: " + zones.get(0)
                                + " }"));
            }
            if (zones.contains(group.name())) {
                reading.report(Diagnostic.of(
                        ErrorCode.NS013, group.span(), "'" + group.name() + "' is the name of a zone as well"));
            }
        }
    }

    private static void balancers(Topology topology, LoadBalancing balancing, Reading reading) {
        List<String> zones = topology.zones();
        if (!zones.isEmpty() && balancing.balancers().isEmpty()) {
            reading.report(Diagnostic.of(ErrorCode.NS007, topology.span(), "the balancer stands in no zone")
                    .withHelp("add a group that balances, as lb: { count: 1, zone: " + zones.get(0) + " }"));
        }
    }

    /** Every zone that is to have clients has one. */
    private static void clients(Scenario scenario, ServiceGraph graph, Reading reading) {
        List<String> zones = scenario.topology().zones();
        if (zones.isEmpty() || scenario.workload().isEmpty()) {
            return;
        }
        Workload workload = scenario.workload().get();
        List<Integer> stand = Arrays.stream(graph.zonesOfClients(zones, workload.clients()))
                .boxed()
                .toList();
        for (int zone = 0; zone < zones.size(); zone++) {
            String name = zones.get(zone);
            boolean isWanted =
                    graph.clientsByZone().isEmpty() || graph.clientsByZone().containsKey(name);
            if (isWanted && !stand.contains(zone)) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS007,
                                workload.span(),
                                "of " + workload.clients() + " clients, none stands in the zone '" + name + "'")
                        .withRelated(graph.span(), "the services")
                        .withHelp("give 'workload' more 'clients', or say where they are with 'clients-by-zone'"));
                return;
            }
        }
    }

    private static void choice(
            Scenario scenario, String where, AlgorithmEntry algorithm, HealthSpec health, Reading reading) {
        if (!scenario.topology().zones().isEmpty()) {
            return;
        }
        String help = "say where groups stand, as west: { count: 2, zone: west-1 }";
        if (health.panicsPerZone()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS007,
                            scenario.system().span(),
                            where + "'panic-per-zone' looks at zones, and there are none")
                    .withHelp(help));
        }
        if (algorithm.name().equals("geographic") || algorithm.name().equals("zone-aware")) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS007,
                            scenario.system().span(),
                            where + "'" + algorithm.name() + "' chooses by zones, and there are none")
                    .withHelp(help));
        }
    }

    /** A matrix between zones, which gives latencies alone. */
    static boolean isBetweenZones(Topology.LinkRule rule) {
        return isZone(rule.from())
                && isZone(rule.to())
                && rule.settings().latency().isPresent()
                && rule.settings()
                        .equals(ZonesKind.latencyOnly(rule.settings().latency().get()));
    }

    private static boolean isZone(NodeSet set) {
        return set.parts().size() == 1 && set.parts().get(0) instanceof NodeSet.ZoneNodes;
    }

    /** Clients come from zones that have balancers. False where they do not. */
    static boolean send(
            Values values, Field<?> field, Topology topology, List<String> balancers, Map<String, Integer> clients) {
        boolean good = true;
        for (String zone : clients.keySet()) {
            boolean balances =
                    topology.groupsIn(zone).stream().map(Topology.Group::name).anyMatch(balancers::contains);
            if (!balances) {
                List<String> zones = topology.zones();
                values.report(Diagnostic.of(
                                ErrorCode.NS020,
                                values.span(field),
                                "no balancer stands in a zone called '" + zone + "'")
                        .suggesting(zone, zones)
                        .withHelp(
                                zones.isEmpty()
                                        ? "no group stands in a zone"
                                        : "zones are " + String.join(", ", zones)));
                good = false;
            }
        }
        return good;
    }

    /** False where a name is that of no zone. */
    static boolean areZones(Values values, Field<?> field, Topology topology, Map<String, Integer> clients) {
        List<String> zones = topology.zones();
        for (String zone : clients.keySet()) {
            if (!zones.contains(zone)) {
                values.report(Diagnostic.of(
                                ErrorCode.NS020, values.span(field), "no group stands in a zone called '" + zone + "'")
                        .suggesting(zone, zones)
                        .withHelp(
                                zones.isEmpty()
                                        ? "no group stands in a zone"
                                        : "zones are " + String.join(", ", zones)));
                return false;
            }
        }
        return true;
    }

    /** What crosses from one zone to another needs two. */
    static void measure(Assertion assertion, Scenario scenario, Reading reading) {
        if (scenario.topology().zones().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013, assertion.scope().span(), "there are no zones that requests could cross")
                    .withHelp("say where groups stand, as west: { count: 2, zone: west-1 }"));
        }
    }
}
