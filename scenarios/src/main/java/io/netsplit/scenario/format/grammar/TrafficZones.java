package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.traffic.fleet.HealthSpec;
import java.util.List;
import java.util.Map;

/** What a scenario of the traffic lab may say of zones. */
final class TrafficZones {
    private TrafficZones() {}

    /** Whoever serves or balances stands in a zone, or nobody does; algorithms that ask for zones have some. */
    static void check(Scenario scenario, Reading reading) {
        if (!(scenario.traffic().settings() instanceof LoadBalancing balancing)) {
            ServiceChecks.topology(scenario, reading);
            return;
        }
        Topology topology = scenario.topology();
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
        if (!zones.isEmpty() && balancing.balancers().isEmpty()) {
            reading.report(Diagnostic.of(ErrorCode.NS007, topology.span(), "the balancer stands in no zone")
                    .withHelp("add a group that balances, as lb: { count: 1, zone: " + zones.get(0) + " }"));
        }
        panic(topology, balancing.health(), scenario.system().span(), reading);
        String algorithm = balancing.algorithm().name();
        if (zones.isEmpty() && (algorithm.equals("geographic") || algorithm.equals("zone-aware"))) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS007,
                            scenario.system().span(),
                            "'" + algorithm + "' chooses by zones, and there are none")
                    .withHelp("say where groups stand, as west: { count: 2, zone: west-1 }"));
        }
    }

    /** Zones that are to panic by themselves exist. */
    private static void panic(Topology topology, HealthSpec health, Span span, Reading reading) {
        if (health.panicsPerZone() && topology.zones().isEmpty()) {
            reading.report(Diagnostic.of(ErrorCode.NS007, span, "'panic-per-zone' looks at zones, and there are none")
                    .withHelp("say where groups stand, as west: { count: 2, zone: west-1 }"));
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

    /** What crosses from one zone to another needs two. */
    static void measure(Assertion assertion, Scenario scenario, Reading reading) {
        if (scenario.topology().zones().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013, assertion.scope().span(), "there are no zones that requests could cross")
                    .withHelp("say where groups stand, as west: { count: 2, zone: west-1 }"));
        }
    }
}
