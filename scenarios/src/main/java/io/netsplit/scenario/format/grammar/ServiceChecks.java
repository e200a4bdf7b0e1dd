package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.word.CommonMetric;
import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.scenario.format.word.ServiceMetric;
import io.netsplit.scenario.format.word.TrafficMetric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario may say of services that call each other. */
final class ServiceChecks {
    private ServiceChecks() {}

    /** Services are cut as a whole, or zones are, and both ways. */
    static void fault(Scenario scenario, ServiceGraph graph, FaultStep step, Reading reading) {
        FaultAction action = step.action();
        boolean good = true;
        if (action instanceof FaultAction.Partition partition) {
            good = areWhole(graph, partition.groups()) && partition.direction() == CutDirection.BOTH;
        } else if (action instanceof FaultAction.Flap flap) {
            good = areWhole(graph, flap.groups());
        } else if (action instanceof FaultAction.Isolate isolate) {
            good = areWhole(graph, List.of(isolate.nodes())) && isolate.direction() == IsolationDirection.BOTH;
        }
        if (!good) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013, step.span(), "services are cut from each other as a whole, and both ways")
                    .withRelated(scenario.system().span(), "the system")
                    .withHelp("name all groups of a service, as partition: [[api], [db]], or zones and nothing else"));
        }
    }

    private static boolean areWhole(ServiceGraph graph, List<NodeSet> sides) {
        return sides.stream().allMatch(side -> isWhole(graph, side))
                || sides.stream()
                        .flatMap(side -> side.parts().stream())
                        .allMatch(part -> part instanceof NodeSet.ZoneNodes || isRest(part));
    }

    /** A service whose groups are named in part would be cut from its own rest. */
    private static boolean isWhole(ServiceGraph graph, NodeSet side) {
        List<String> named = side.parts().stream().map(NodeSet.Part::text).toList();
        return side.parts().stream().allMatch(part -> part instanceof NodeSet.GroupNodes || isRest(part))
                && graph.services().stream()
                        .allMatch(service -> service.groups().stream().noneMatch(named::contains)
                                || named.containsAll(service.groups()));
    }

    private static boolean isRest(NodeSet.Part part) {
        return part instanceof NodeSet.WithRole role && role.role() == Role.REST;
    }

    /**
     * What a client's request came to is told apart by the client's zone, and by the version of the service that is rolled out;
     * not by the services behind it.
     */
    static void applies(
            Assertion assertion, @Nullable Metric metric, Scenario scenario, ServiceGraph graph, Reading reading) {
        List<String> zones = scenario.topology().zones();
        List<String> named = assertion.scope().where().values().stream()
                .flatMap(List::stream)
                .toList();
        boolean isOfGroups = !assertion.scope().where().containsKey(Filter.NODE);
        List<String> versions =
                graph.rolledOut().map(ServiceGraph.Service::groups).orElse(List.of());
        boolean canTell = isOfGroups && (zones.containsAll(named) || versions.containsAll(named));
        if (metric instanceof CommonMetric && !canTell) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + metric.word() + "' is a figure of whole requests, which several services serve")
                    .withHelp("leave 'where' out, "
                            + (zones.isEmpty() ? "" : "name zones of clients, ")
                            + (versions.isEmpty() ? "" : "name " + String.join(" or ", versions) + ", ")
                            + "or ask for a figure of servers or of calls"));
        }
        boolean isOfCalls = metric instanceof ServiceMetric || metric == TrafficMetric.CROSS_ZONE;
        if (metric != null && isOfCalls && named.stream().anyMatch(zones::contains)) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + metric.word() + "' is a figure of calls to services, and not of zones")
                    .withHelp("name groups, whose services are called"));
        }
    }
}
