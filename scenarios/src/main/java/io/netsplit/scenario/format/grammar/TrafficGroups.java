package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Topology;
import java.util.List;
import java.util.Map;

/** Whether the groups that a system of the traffic lab names can be what it wants of them. False where they cannot. */
final class TrafficGroups {
    private TrafficGroups() {}

    /** Servers have a service time. */
    static boolean serve(Values values, Field<?> field, Topology topology, List<String> servers) {
        boolean good = true;
        for (String name : servers) {
            Topology.Group group = topology.group(name).orElse(null);
            if (group != null && group.server().isEmpty()) {
                values.report(Diagnostic.of(
                                ErrorCode.NS007,
                                values.span(field),
                                "the servers of '" + name + "' have no 'service-time'")
                        .withRelated(group.span(), "the group")
                        .withHelp("as " + name + ": { count: " + group.count() + ", service-time: 5ms }"));
                good = false;
            }
        }
        return good;
    }

    /** A group either serves or balances. */
    static boolean apart(Values values, Field<?> field, List<String> balancers, List<String> servers) {
        boolean good = true;
        for (String name : balancers) {
            if (servers.contains(name)) {
                values.report(Diagnostic.of(
                        ErrorCode.NS013, values.keySpan(field), "'" + name + "' serves, and cannot balance as well"));
                good = false;
            }
        }
        return good;
    }

    /** Weights name groups that serve, or servers. */
    static boolean weigh(
            Values values, Field<?> field, Topology topology, List<String> servers, Map<String, Integer> weights) {
        boolean good = true;
        for (String name : weights.keySet()) {
            boolean isServer = topology.node(name).isPresent()
                    && servers.contains(
                            topology.groupOf(topology.node(name).getAsInt()).name());
            if (!servers.contains(name) && !isServer) {
                values.report(Diagnostic.of(
                                ErrorCode.NS020,
                                values.span(field),
                                "weights: no server or group of servers is called '" + name + "'")
                        .suggesting(name, servers)
                        .withHelp("servers are " + String.join(", ", servers)));
                good = false;
            }
        }
        return good;
    }
}
