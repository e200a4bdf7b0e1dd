package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.Loads;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Process;
import io.netsplit.scenario.format.word.ServiceMetric;
import io.netsplit.scenario.format.word.TrafficMetric;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.traffic.arrival.Load;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scenario may say of a system of the traffic lab: whatever would have no effect there is refused. */
final class TrafficChecks {
    private static final Set<Filter> FILTERS = EnumSet.of(Filter.GROUP, Filter.NODE);

    private TrafficChecks() {}

    static void check(Scenario scenario, Reading reading) {
        workload(scenario, reading);
        topology(scenario, reading);
        RolloutChecks.check(scenario, reading);
        TrafficFaultChecks.failover(scenario, reading);
        if (reading.errors() == 0) {
            load(scenario, reading);
        }
        for (FaultStep step : scenario.faults()) {
            if (step.action() instanceof FaultAction.Load change && !canChange(scenario, change)) {
                reading.report(
                        Diagnostic.of(
                                        ErrorCode.NS013,
                                        step.span(),
                                        "the load cannot change where it has no single rate to change")
                                .withRelated(scenario.system().span(), "the system")
                                .withHelp(
                                        "'load: { rate: … }' needs arrivals of process 'poisson' at one 'rate', without 'phases'"));
            }
            if (scenario.traffic().settings() instanceof ServiceGraph graph) {
                ServiceChecks.fault(scenario, graph, step, reading);
            }
            TrafficFaultChecks.check(scenario, step, reading);
            if (!isPossible(step.action())) {
                reading.report(
                        Diagnostic.of(
                                        ErrorCode.NS013,
                                        step.span(),
                                        "'" + name(scenario) + "' does not know the fault '" + step.verb() + "'")
                                .withRelated(scenario.system().span(), "the system")
                                .withHelp(
                                        "its faults are partition, flap, isolate, crash, pause, slow, capacity, clock, add, remove, load, heal"));
            }
        }
    }

    private static boolean canChange(Scenario scenario, FaultAction.Load change) {
        return change.ratePerSecond().isPresent()
                && scenario.workload().isPresent()
                && scenario.workload().get().arrivals() instanceof Workload.Open open
                && open.process() == Process.POISSON
                && open.phases().isEmpty();
    }

    private static boolean isPossible(FaultAction action) {
        return action instanceof FaultAction.Crash
                || action instanceof FaultAction.Pause
                || action instanceof FaultAction.Slow
                || action instanceof FaultAction.Capacity
                || action instanceof FaultAction.Clock
                || action instanceof FaultAction.Add
                || action instanceof FaultAction.Remove
                || action instanceof FaultAction.Flap
                || action instanceof FaultAction.Heal
                || action instanceof FaultAction.Isolate
                || action instanceof FaultAction.Load
                || action instanceof FaultAction.Partition;
    }

    private static String name(Scenario scenario) {
        return scenario.system().system().name();
    }

    private static void workload(Scenario scenario, Reading reading) {
        if (scenario.workload().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS007,
                            scenario.system().span(),
                            "a scenario of '" + name(scenario) + "' needs 'workload'")
                    .withHelp("as 'workload: { type: requests, arrivals: { model: open, rate: 1000/s } }'"));
            return;
        }
        Workload workload = scenario.workload().get();
        if (workload.type() != WorkloadType.REQUESTS) {
            refuse(
                    scenario,
                    workload,
                    "'" + name(scenario) + "' has no objects of type '"
                            + workload.type().word() + "'",
                    "its workload is of type requests",
                    reading);
        }
        if (workload.retry().isPresent()) {
            refuse(
                    scenario,
                    workload,
                    "'" + name(scenario) + "' does not send requests again",
                    "leave 'retry' out",
                    reading);
        }
        KeyChoice choice = workload.keys().choice();
        if (choice == KeyChoice.SEQUENTIAL) {
            refuse(
                    scenario,
                    workload,
                    "requests do not choose keys in the way '" + choice.word() + "'",
                    "they know uniform, zipfian and hotspot",
                    reading);
        }
    }

    /** At 1 or above, queues grow without end; a bounded queue refuses what is too much, and is built for that. */
    private static void load(Scenario scenario, Reading reading) {
        Workload workload = scenario.workload().orElseThrow();
        if (!(Loads.of(workload) instanceof Load.Open open)) {
            return;
        }
        double perSecondOffered = open.arrivals().ratePerSecond() * cost(workload);
        if (scenario.traffic().settings() instanceof ServiceGraph graph) {
            ServiceLoads.check(scenario, graph, perSecondOffered, reading);
            return;
        }
        LoadBalancing balancing = (LoadBalancing) scenario.traffic().settings();
        double perSecond = 0;
        boolean isBounded = true;
        for (String name : balancing.firstServers()) {
            Topology.Group group = scenario.topology().group(name).orElseThrow();
            ServerSettings server = group.server().orElseThrow();
            double meanNs = TimeDistributions.of(server.serviceTime()).mean();
            perSecond += group.count() * server.concurrency() * 1e9 / meanNs;
            isBounded &= server.queue().isPresent();
        }
        double utilisation = perSecondOffered / perSecond;
        if (utilisation >= 1 && !isBounded) {
            reading.report(
                    Diagnostic.of(ErrorCode.NS034, workload.span(), offered(utilisation, perSecondOffered, perSecond))
                            .withHelp(
                                    "at 1 or above, an open loop's queues grow without end; give servers a 'queue' to bound them"));
        }
    }

    /** Work of a request on average, as a multiple of a service time. */
    private static double cost(Workload workload) {
        return workload.kinds().isEmpty()
                ? 1
                : workload.kinds().stream()
                        .mapToDouble(kind -> kind.share() * kind.cost())
                        .sum();
    }

    static String offered(double utilisation, double perSecond, double most) {
        String load = String.format(Locale.ROOT, "the offered load is %.2f", utilisation);
        return load + ": " + Math.round(perSecond) + " requests per second, where the servers can do "
                + Math.round(most);
    }

    private static void refuse(Scenario scenario, Workload workload, String what, String help, Reading reading) {
        reading.report(Diagnostic.of(ErrorCode.NS013, workload.span(), what)
                .withRelated(scenario.system().span(), "the system")
                .withHelp(help));
    }

    private static void topology(Scenario scenario, Reading reading) {
        Topology topology = scenario.topology();
        boolean hasMore = topology.network().loss().isPresent()
                || topology.network().burstLoss().isPresent()
                || topology.network().duplicate().isPresent()
                || topology.network().reorder().isPresent()
                || topology.network().corrupt().isPresent()
                || topology.network().bandwidthBitsPerSecond().isPresent();
        if (hasMore
                || !topology.links().stream().allMatch(TrafficZones::isBetweenZones)
                || topology.diskSync().isPresent()
                || topology.processing().isPresent()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            topology.span(),
                            "the network of '" + name(scenario) + "' has a latency and nothing else")
                    .withRelated(scenario.system().span(), "the system")
                    .withHelp("of 'topology' it heeds groups, network.latency, and zones where groups stand in zones"));
        }
        TrafficZones.check(scenario, reading);
        for (Topology.Group group : topology.groups()) {
            if (!group.clock().equals(Topology.ClockSettings.TRUE)) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                group.span(),
                                "the clocks of '" + name(scenario) + "' are right at the start")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("a fault 'clock' sets a balancer's clock wrong"));
            }
        }
    }

    /** Figures of requests are told apart by servers and balancers alone. */
    static void applies(Assertion assertion, Scenario scenario, Reading reading) {
        if (!(scenario.system() instanceof TrafficChoice)) {
            return;
        }
        if (assertion instanceof Assertion.Consistent || assertion instanceof Assertion.Eventually) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + name(scenario) + "' has no history that could show '" + assertion.kind() + "'")
                    .withRelated(scenario.system().span(), "the system")
                    .withHelp("claims about it are invariant, threshold and compare"));
        }
        if (scenario.traffic().settings() instanceof ServiceGraph graph) {
            ServiceChecks.applies(assertion, metricOf(assertion), scenario, graph, reading);
        }
        for (Map.Entry<Filter, ?> filter : assertion.scope().where().entrySet()) {
            if (!FILTERS.contains(filter.getKey())) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                assertion.scope().span(),
                                "requests cannot be narrowed by '"
                                        + filter.getKey().word() + "'")
                        .withHelp("they can by group and node"));
            }
        }
        noServers(assertion, scenario, reading);
        RolloutChecks.applies(assertion, metricOf(assertion), scenario, reading);
    }

    private static @Nullable Metric metricOf(Assertion assertion) {
        return assertion instanceof Assertion.Threshold threshold
                ? threshold.metric()
                : assertion instanceof Assertion.Compare compare ? compare.metric() : null;
    }

    /** A figure of servers needs servers. */
    private static void noServers(Assertion assertion, Scenario scenario, Reading reading) {
        Metric metric = metricOf(assertion);
        if (metric == TrafficMetric.CROSS_ZONE) {
            TrafficZones.measure(assertion, scenario, reading);
            return;
        }
        if (!(metric instanceof TrafficMetric) && !(metric instanceof ServiceMetric)) {
            return;
        }
        for (Filter filter : FILTERS) {
            for (String name : assertion.scope().where().getOrDefault(filter, java.util.List.of())) {
                Topology topology = scenario.topology();
                if (topology.groupsIn(name).stream()
                        .anyMatch(found -> found.server().isPresent())) {
                    continue;
                }
                String group = filter == Filter.GROUP || topology.node(name).isEmpty()
                        ? name
                        : topology.groupOf(topology.node(name).getAsInt()).name();
                if (topology.group(group)
                        .filter(found -> found.server().isPresent())
                        .isEmpty()) {
                    reading.report(Diagnostic.of(
                                    ErrorCode.NS013,
                                    assertion.scope().span(),
                                    "'" + metric.word() + "' is a figure of servers, and '" + name + "' is none")
                            .withHelp("name servers, or groups of them"));
                }
            }
        }
    }
}
