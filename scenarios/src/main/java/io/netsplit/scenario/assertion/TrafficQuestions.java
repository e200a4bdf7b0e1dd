package io.netsplit.scenario.assertion;

import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.plan.TrafficNodes;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.traffic.recording.Selection;
import io.netsplit.traffic.recording.Span;
import io.netsplit.traffic.recording.Watch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What will be asked about a run of the traffic lab: every window that a fault gives, and every selection that an assertion
 * names. It has to be known before the run, which keeps figures and no requests.
 */
public final class TrafficQuestions {
    private final Scenario scenario;
    private final TrafficPlan plan;
    private final List<Window> windows;
    private final List<Map<Filter, List<String>>> selections;

    /** @param assertions those that will be judged in the run */
    public TrafficQuestions(Scenario scenario, TrafficPlan plan, List<Assertion> assertions) {
        this.scenario = scenario;
        this.plan = plan;
        windows = windows(scenario);
        Set<Map<Filter, List<String>>> asked = new LinkedHashSet<>();
        asked.add(Map.of());
        asked.add(ofNewVersion(scenario));
        assertions.forEach(assertion -> asked.add(assertion.scope().where()));
        selections = List.copyOf(asked);
    }

    private static List<Window> windows(Scenario scenario) {
        Set<Window> windows = new LinkedHashSet<>();
        windows.add(Window.WHOLE);
        for (FaultStep step : scenario.faults()) {
            windows.add(new Window(Window.Kind.BEFORE, step.name()));
            windows.add(new Window(Window.Kind.DURING, step.name()));
            windows.add(new Window(Window.Kind.AFTER, step.name()));
        }
        return List.copyOf(windows);
    }

    /** The requests that a rollout's new version got; all, where there is none. */
    static Map<Filter, List<String>> ofNewVersion(Scenario scenario) {
        return scenario.traffic()
                .settings()
                .rollout()
                .map(rollout -> Map.of(Filter.GROUP, List.of(rollout.to())))
                .orElse(Map.of());
    }

    int window(Window window) {
        return windows.indexOf(window);
    }

    int selection(Map<Filter, List<String>> where) {
        return selections.indexOf(where);
    }

    /** Stretches of a window; none where its fault does not fire. */
    List<Interval> intervals(Window window) {
        RunSettings run = scenario.run();
        return Windows.of(window, plan.faults(), run.warmupNs(), run.durationNs());
    }

    /** What the run has to count. */
    public Watch watch(long bucketNs, boolean detailed) {
        List<List<Span>> spans = windows.stream()
                .map(window -> intervals(window).stream()
                        .map(one -> new Span(one.startNs(), one.endNs()))
                        .toList())
                .toList();
        return new Watch(
                scenario.run().durationNs(),
                spans,
                selections.stream().map(this::selected).toList(),
                scenario.workload().orElseThrow().timeoutNs(),
                bucketNs,
                detailed);
    }

    /** Of several filters, all must take a request. */
    Selection selected(Map<Filter, List<String>> where) {
        TrafficNodes nodes = plan.nodes();
        BitSet servers = null;
        BitSet balancers = null;
        if (scenario.traffic().settings() instanceof ServiceGraph graph) {
            return new Selection(rolledOut(graph, where), null, null, clients(graph, where));
        }
        for (Map.Entry<Filter, List<String>> filter : where.entrySet()) {
            BitSet named = named(filter.getKey(), filter.getValue());
            BitSet ofServers = nodes.serversAmong(named);
            BitSet ofBalancers = nodes.balancersAmong(named);
            // Requests of a zone are those that its clients sent to its balancers, wherever they are served.
            boolean isOfClients = namesZone(filter.getKey(), filter.getValue()) && !ofBalancers.isEmpty();
            if (!ofServers.isEmpty() && !isOfClients) {
                servers = both(servers, ofServers);
            }
            if (!ofBalancers.isEmpty()) {
                balancers = both(balancers, ofBalancers);
            }
        }
        return new Selection(servers, balancers, null, null);
    }

    /** Servers of the service that is rolled out, which a request has come to; null where none is named. */
    private @Nullable BitSet rolledOut(ServiceGraph graph, Map<Filter, List<String>> where) {
        List<String> groups =
                graph.rolledOut().map(ServiceGraph.Service::groups).orElse(List.of());
        List<String> named = where.getOrDefault(Filter.GROUP, List.of());
        return named.stream().noneMatch(groups::contains)
                ? null
                : plan.nodes().serversAmong(named(Filter.GROUP, named));
    }

    /** Clients of the zones that are named; null where none is. */
    private @Nullable BitSet clients(ServiceGraph graph, Map<Filter, List<String>> where) {
        List<String> zones = scenario.topology().zones();
        List<String> named = where.getOrDefault(Filter.GROUP, List.of());
        if (named.stream().noneMatch(zones::contains)) {
            return null;
        }
        BitSet clients = new BitSet();
        int[] stand =
                graph.zonesOfClients(zones, scenario.workload().orElseThrow().clients());
        for (int client = 0; client < stand.length; client++) {
            clients.set(client, named.contains(zones.get(stand[client])));
        }
        return clients;
    }

    /** Whose figures are asked for, where they are figures of servers. */
    BitSet servers(Map<Filter, List<String>> where) {
        BitSet servers = new BitSet();
        servers.set(0, plan.nodes().servers().size());
        where.forEach((filter, names) -> servers.and(plan.nodes().serversAmong(named(filter, names))));
        return servers;
    }

    private boolean namesZone(Filter filter, List<String> names) {
        List<String> zones = scenario.topology().zones();
        return filter == Filter.GROUP && names.stream().anyMatch(zones::contains);
    }

    private static BitSet both(@Nullable BitSet one, BitSet other) {
        if (one != null) {
            other.and(one);
        }
        return other;
    }

    private BitSet named(Filter filter, List<String> names) {
        Topology topology = scenario.topology();
        BitSet nodes = new BitSet();
        for (String name : names) {
            if (filter == Filter.NODE) {
                topology.node(name).ifPresent(nodes::set);
            } else {
                List<Topology.Group> groups = new ArrayList<>(topology.groupsIn(name));
                topology.group(name).ifPresent(groups::add);
                groups.forEach(group -> nodes.set(group.firstNode(), group.firstNode() + group.count()));
            }
        }
        return nodes;
    }
}
