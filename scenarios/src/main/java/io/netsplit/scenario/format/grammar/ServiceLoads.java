package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.traffic.service.AdmissionSpec;
import io.netsplit.traffic.service.CallSpec;
import io.netsplit.traffic.service.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much work an open loop brings to each service of a call graph, at least: retries and hedges bring more, and how much a
 * cache keeps away is not known before, so that calls behind one count as none.
 */
final class ServiceLoads {
    private final ServiceGraph graph;
    private final Map<String, Double> visits = new LinkedHashMap<>();

    private ServiceLoads(ServiceGraph graph) {
        this.graph = graph;
        Deque<String> callersFirst = new ArrayDeque<>();
        order(graph.entry().to(), new LinkedHashSet<>(), callersFirst);
        visit(graph.entry(), 1);
        callersFirst.forEach(this::pass);
    }

    /** Warns of each service that is brought more than it can do, and neither bounds its queue nor sheds. */
    static void check(Scenario scenario, ServiceGraph graph, double ratePerSecond, Reading reading) {
        ServiceLoads loads = new ServiceLoads(graph);
        for (ServiceGraph.Service service : graph.services()) {
            double offered = ratePerSecond * loads.visits.getOrDefault(service.name(), 0.0);
            double most = perSecond(scenario.topology(), service);
            if (offered >= most && !isBounded(scenario.topology(), service)) {
                String what = "'" + service.name() + "': " + TrafficChecks.offered(offered / most, offered, most);
                reading.report(
                        Diagnostic.of(
                                        ErrorCode.NS034,
                                        scenario.workload().orElseThrow().span(),
                                        what)
                                .withRelated(graph.span(), "the services")
                                .withHelp(
                                        "at 1 or above, an open loop's queues grow without end; give its servers a 'queue', or the service a 'longest-queue', to bound them"));
            }
        }
    }

    /** Every service after all that call it. */
    private void order(String service, Set<String> seen, Deque<String> callersFirst) {
        if (seen.add(service)) {
            for (Stage stage : stages(service)) {
                stage.calls().forEach(call -> order(call.to(), seen, callersFirst));
            }
            callersFirst.addFirst(service);
        }
    }

    private void pass(String service) {
        double here = visits.getOrDefault(service, 0.0);
        for (Stage stage : stages(service)) {
            double shares = stage.nothingShare()
                    + stage.calls().stream().mapToDouble(CallSpec::share).sum();
            for (CallSpec call : stage.calls()) {
                visit(call, stage.isOneOf() ? here * call.share() / shares : here);
            }
        }
    }

    private void visit(CallSpec call, double times) {
        if (!call.isCached()) {
            visits.merge(call.to(), times * call.copies(), Double::sum);
        }
    }

    private Iterable<Stage> stages(String name) {
        return graph.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow()
                .stages();
    }

    private static double perSecond(Topology topology, ServiceGraph.Service service) {
        double sum = 0;
        for (String name : service.firstGroups()) {
            Topology.Group group = topology.group(name).orElseThrow();
            ServerSettings server = group.server().orElseThrow();
            double meanNs = TimeDistributions.of(server.serviceTime()).mean();
            sum += group.count() * server.concurrency() * 1e9 / meanNs;
        }
        return sum;
    }

    private static boolean isBounded(Topology topology, ServiceGraph.Service service) {
        return !service.admission().equals(AdmissionSpec.NONE)
                || service.firstGroups().stream()
                        .allMatch(name -> topology.group(name)
                                .orElseThrow()
                                .server()
                                .orElseThrow()
                                .queue()
                                .isPresent());
    }
}
