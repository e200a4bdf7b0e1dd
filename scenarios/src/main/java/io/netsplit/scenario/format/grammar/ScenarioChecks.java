package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.ClusterChoice;
import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.system.OptionException;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.system.SystemUnderTest;
import io.netsplit.workload.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only shows when the parts of a scenario are seen together. */
final class ScenarioChecks {
    private static final String LOAD = "load";

    private ScenarioChecks() {}

    static void check(List<FileReader.Read> variants, List<Assertion> assertions, Reading reading) {
        for (FileReader.Read variant : variants) {
            uniqueNames(variant.body().faults(), reading);
            variant.body().scenario().ifPresent(scenario -> system(scenario, reading));
            variant.body()
                    .run()
                    .ifPresent(run -> FaultTimes.check(run, variant.body().faults(), reading));
            for (Assertion assertion : assertions) {
                if (assertion.scope().variants().contains(variant.name())) {
                    applies(assertion, variant, reading);
                }
            }
        }
    }

    /** From here on it is known what runs the scenario. */
    private static void system(Scenario scenario, Reading reading) {
        if (scenario.system() instanceof TrafficChoice) {
            TrafficChecks.check(scenario, reading);
        } else if (servesNothing(scenario, reading)) {
            options(scenario, reading);
        }
    }

    private static boolean servesNothing(Scenario scenario, Reading reading) {
        boolean good = true;
        Workload workload = scenario.workload().orElse(null);
        if (workload != null
                && workload.type() != WorkloadType.REQUESTS
                && !(workload.arrivals() instanceof Workload.Open)
                && !(workload.arrivals() instanceof Workload.Closed)) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            workload.span(),
                            "operations arrive at a 'rate'; bursts, days and records are for requests")
                    .withRelated(scenario.system().span(), "the system"));
            good = false;
        }
        for (FaultStep step : scenario.faults()) {
            if (step.action() instanceof FaultAction.Crash crash && crash.drainNs() > 0) {
                reading.report(Diagnostic.of(ErrorCode.NS013, step.span(), "'drain' means nothing without balancers")
                        .withRelated(scenario.system().span(), "the system"));
                good = false;
            }
            if (step.action() instanceof FaultAction.Capacity) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                step.span(),
                                "nodes of '" + scenario.system().system().name() + "' have no workers to change")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("'capacity' is for servers of the traffic lab; 'slow' makes a node slower"));
                good = false;
            }
        }
        for (Topology.Group group : scenario.topology().groups()) {
            if (group.zone().isPresent()) {
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                group.span(),
                                "'zone' means nothing to '"
                                        + scenario.system().system().name() + "'")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("'topology.zones' gives latencies between groups"));
                good = false;
            }
            if (group.server().isPresent()) {
                String name = scenario.system().system().name();
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                group.server().get().span(),
                                "'service-time' means nothing to '" + name + "'")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("its nodes are busy as 'topology.processing' says"));
                good = false;
            }
        }
        return good;
    }

    /** A protocol knows best which values go together. */
    private static void options(Scenario scenario, Reading reading) {
        ClusterChoice system = scenario.cluster();
        if (!workload(scenario, reading)) {
            return;
        }
        DataType type = scenario.workload()
                .map(workload -> DataType.valueOf(workload.type().name()))
                .orElse(DataType.REGISTER);
        try {
            system.protocol()
                    .processes(new Setup(
                            scenario.topology().nodeCount(),
                            type,
                            system.options(),
                            groups(scenario.topology()),
                            scenario.workload().map(each -> each.keys().count()).orElse(1)));
        } catch (OptionException e) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS027,
                            system.spans().getOrDefault(e.option(), system.span()),
                            "'" + system.protocol().name() + "' refuses this '" + e.option() + "'")
                    .withHelp(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS027,
                            system.span(),
                            "'" + system.protocol().name() + "' refuses these options")
                    .withHelp(String.valueOf(e.getMessage())));
        }
    }

    /** Whoever holds data is asked for it, of a type that it has; nobody can ask a system that holds none. */
    private static boolean workload(Scenario scenario, Reading reading) {
        Protocol protocol = scenario.cluster().protocol();
        if (protocol.dataTypes().isEmpty()) {
            return nobodyAsks(scenario, reading);
        }
        if (scenario.workload().isEmpty()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS007,
                            scenario.system().span(),
                            "a scenario of '" + protocol.name() + "' needs 'workload'")
                    .withHelp("say what clients do, as 'workload: { type: "
                            + protocol.dataTypes().get(0).word() + " }'"));
            return false;
        }
        Workload workload = scenario.workload().get();
        if (workload.type() == WorkloadType.REQUESTS) {
            List<String> words =
                    protocol.dataTypes().stream().map(DataType::word).toList();
            reading.report(
                    Diagnostic.of(ErrorCode.NS013, workload.span(), "'" + protocol.name() + "' serves no 'requests'")
                            .withRelated(scenario.system().span(), "the system")
                            .withHelp("it has " + String.join(", ", words)));
            return false;
        }
        return dataType(scenario, workload, DataType.valueOf(workload.type().name()), reading);
    }

    private static boolean nobodyAsks(Scenario scenario, Reading reading) {
        String name = "'" + scenario.system().system().name() + "'";
        scenario.workload()
                .ifPresent(workload -> reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                workload.span(),
                                name + " holds no data, so that clients have nothing to ask")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("leave 'workload' out; in a variant, write 'workload: null'")));
        List<FaultStep> loads = scenario.faults().stream()
                .filter(step -> step.verb().equals(LOAD))
                .toList();
        loads.forEach(step -> reading.report(
                Diagnostic.of(ErrorCode.NS013, step.span(), name + " has no clients whose load could change")
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("leave the step out")));
        return scenario.workload().isEmpty() && loads.isEmpty();
    }

    private static boolean dataType(Scenario scenario, Workload workload, DataType type, Reading reading) {
        Protocol protocol = scenario.cluster().protocol();
        if (protocol.dataTypes().contains(type)) {
            return functions(scenario, workload, type, reading);
        }
        List<String> words = protocol.dataTypes().stream().map(DataType::word).toList();
        reading.report(Diagnostic.of(
                        ErrorCode.NS013,
                        workload.span(),
                        "'" + protocol.name() + "' has no objects of type '" + type.word() + "'")
                .withRelated(scenario.system().span(), "the system")
                .withHelp("it has " + String.join(", ", words)));
        return false;
    }

    private static boolean functions(Scenario scenario, Workload workload, DataType type, Reading reading) {
        Protocol protocol = scenario.cluster().protocol();
        boolean known = true;
        for (Workload.Share share : workload.operations()) {
            String function = share.operation().function(workload.type());
            if (share.share() > 0 && !protocol.functions(type).contains(function)) {
                known = false;
                reading.report(Diagnostic.of(
                                ErrorCode.NS013,
                                workload.span(),
                                "'" + protocol.name() + "' cannot do '" + function + "' on a " + type.word())
                        .withRelated(scenario.system().span(), "the system")
                        .withHelp("it can do " + String.join(", ", protocol.functions(type))));
            }
        }
        return known;
    }

    /** As the cluster numbers its nodes: those that join later come last, group by group. */
    private static Map<String, List<Integer>> groups(Topology topology) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        int next = topology.nodeCount();
        for (Topology.Group group : topology.groups()) {
            List<Integer> addresses = new ArrayList<>();
            for (int i = 0; i < group.count(); i++) {
                addresses.add(group.firstNode() + i);
            }
            for (Topology.Joiner joiner : topology.joiners()) {
                if (joiner.group().name().equals(group.name())) {
                    addresses.add(next++);
                }
            }
            groups.put(group.name(), addresses);
        }
        return groups;
    }

    private static void uniqueNames(List<FaultStep> steps, Reading reading) {
        Map<String, FaultStep> seen = new LinkedHashMap<>();
        for (FaultStep step : steps) {
            FaultStep first = seen.putIfAbsent(step.name(), step);
            if (first != null) {
                reading.report(
                        Diagnostic.of(ErrorCode.NS002, step.span(), "two faults are called '" + step.name() + "'")
                                .withRelated(first.span(), "the first one"));
            }
        }
    }

    private static void applies(Assertion assertion, FileReader.Read variant, Reading reading) {
        String fault = assertion.scope().window().fault();
        boolean isKnown = fault.isEmpty()
                || variant.body().faults().stream().anyMatch(step -> step.name().equals(fault));
        if (!isKnown && variant.body().isComplete()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS021,
                            assertion.scope().span(),
                            "variant '" + variant.name() + "' has no fault called '" + fault + "'")
                    .withHelp("name the variants that have it with 'variant'"));
            return;
        }
        if (assertion instanceof Assertion.Invariant invariant) {
            variant.body().system().ifPresent(choice -> invariant(invariant, choice.system(), reading));
        }
        if (assertion instanceof Assertion.Eventually eventually) {
            variant.body().system().ifPresent(choice -> condition(eventually, choice.system(), reading));
        }
        variant.body().system().ifPresent(choice -> MetricChecks.ofSystem(assertion, choice.system(), reading));
        Optional<Scenario> scenario = variant.body().scenario();
        scenario.ifPresent(s -> {
            TrafficChecks.applies(assertion, s, reading);
            WindowChecks.check(assertion, s, reading);
            MetricChecks.ofWorkload(assertion, s, reading);
        });
        if (assertion instanceof Assertion.Consistent consistent) {
            scenario.ifPresent(
                    s -> s.workload().ifPresent(workload -> ConsistencyChecks.check(consistent, workload, reading)));
        }
    }

    private static void condition(Assertion.Eventually assertion, SystemUnderTest system, Reading reading) {
        if (assertion.condition().needsLeader() && !system.hasLeader()) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            assertion.scope().span(),
                            "'" + system.name() + "' has no leader, so '"
                                    + assertion.condition().word() + "' never comes true")
                    .withHelp("name the variants that have one with 'variant'"));
        }
    }

    private static void invariant(Assertion.Invariant assertion, SystemUnderTest system, Reading reading) {
        boolean isCommon = system instanceof Protocol
                && Word.find(CommonInvariant.values(), assertion.name()).isPresent();
        if (!isCommon && !system.invariantNames().contains(assertion.name())) {
            reading.report(Diagnostic.of(
                            ErrorCode.NS023,
                            assertion.scope().span(),
                            "'" + system.name() + "' has no invariant '" + assertion.name() + "'")
                    .withHelp("it has " + String.join(", ", system.invariantNames())));
        }
    }
}
