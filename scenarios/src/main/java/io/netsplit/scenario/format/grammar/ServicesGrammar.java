package io.netsplit.scenario.format.grammar;

import io.netsplit.random.Distributions;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.RolloutSettings;
import io.netsplit.scenario.format.model.ServerSettings;
import io.netsplit.scenario.format.model.ServiceGraph;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.resilience.LimitSpec;
import io.netsplit.traffic.resilience.LimiterSpec;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.traffic.service.AdmissionSpec;
import io.netsplit.traffic.service.CallSpec;
import io.netsplit.traffic.service.GraphSpec;
import io.netsplit.traffic.service.ServiceSpec;
import io.netsplit.traffic.service.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of services that call each other. */
final class ServicesGrammar {
    private static final int MOST_GROUPS = 1000;
    private static final int MOST = 1_000_000;
    private static final String DEFAULT_ALGORITHM = "round-robin";

    private static final Field<List<String>> SERVERS = Field.optional(
            "servers",
            Kinds.oneOrMany(new GroupNameKind(), MOST_GROUPS),
            "the group of the service's name",
            "Groups of the topology that serve");
    private static final Field<AlgorithmEntry> BALANCER = Field.optional(
            "balancer",
            new MappedKind<>(
                    new ChoiceKind(
                            "balancer",
                            Algorithms.all().stream().map(AlgorithmEntry::name).toList()),
                    Algorithms::named),
            DEFAULT_ALGORITHM,
            "How each balancer before the servers chooses; 'netsplit list balancers' has them all");
    private static final Field<Integer> BALANCERS = Field.optional(
            "balancers",
            Kinds.integer(1, MOST),
            "1",
            "How many balancers; callers are dealt out to them. Where there are zones, so many in each, for the callers there");
    private static final Field<Boolean> HOLDS = Field.optional(
            "holds-worker",
            Kinds.BOOLEAN,
            "false",
            "Whether a request keeps its worker while the service waits for those that it calls");
    private static final Field<Double> FAILURES = Field.optional(
            "failure-rate", Kinds.SHARE, "0%", "Share of the requests that fail after the server's own work");
    private static final Field<Map<String, CallGrammar.Call>> CALLS = Field.optional(
            "calls",
            new NamedKind<>("calls", CallGrammar.SECTION),
            "none",
            "Services that it calls for each request, one after the other, by their names");
    private static final Field<Boolean> AT_ONCE =
            Field.optional("calls-at-once", Kinds.BOOLEAN, "false", "Whether all calls are made at the same time");
    private static final Field<Integer> LONGEST_QUEUE = Field.optional(
            "longest-queue",
            Kinds.integer(1, 100_000_000),
            "no bound",
            "Requests at a server, waiting and in service, above which one more is shed");
    private static final Field<Boolean> BY_PRIORITY = Field.optional(
            "shed-by-priority",
            Kinds.BOOLEAN,
            "false",
            "Whether a request of priority p is shed at (p + 1) sixteenths of longest-queue already");
    private static final Field<AdmissionSpec.Codel> CODEL =
            Field.optional("codel", GuardGrammar.CODEL, "none", "Old requests are shed when their turn comes");
    private static final Field<LimiterSpec> RATE =
            Field.optional("rate-limit", LimitGrammar.RATE, "none", "A rate limiter before each server");
    private static final Field<LimitSpec> CONCURRENCY = Field.optional(
            "concurrency-limit", LimitGrammar.CONCURRENCY, "none", "A learned bound on requests at each server");

    /** One service. */
    static final Section<Service> SERVICE = new Section<>(
            "service",
            "Servers behind balancers, what they call, and how they protect themselves",
            List.of(
                    SERVERS,
                    BALANCER,
                    BALANCERS,
                    HOLDS,
                    FAILURES,
                    CALLS,
                    AT_ONCE,
                    LONGEST_QUEUE,
                    BY_PRIORITY,
                    CODEL,
                    RATE,
                    CONCURRENCY,
                    HealthGrammar.HEALTH,
                    RolloutGrammar.ROLLOUT),
            ServicesGrammar::service);

    private static final Field<CallSpec> ENTRY =
            Field.required("entry", CallGrammar.ENTRY, "What clients call, and the policies around it");
    private static final Field<Map<String, Service>> SERVICES =
            Field.required("services", new NamedKind<>("services", SERVICE), "The services by their names");
    private static final Field<Double> WRITES =
            Field.optional("writes", Kinds.SHARE, "0%", "Share of the requests that write their key");
    private static final Field<Map<String, Integer>> CLIENTS_BY_ZONE = Field.optional(
            "clients-by-zone",
            new WeightsKind(),
            "as many in every zone",
            "How the clients are dealt out over the zones: { west: 3, east: 1 }");
    private static final Field<Double> UPDATES = Field.optional(
            "updates",
            Kinds.RATE,
            "none",
            "Changes of data at the origin that no caller knows of, drawn as the keys are");

    static final Section<TrafficSettings> SECTION = new Section<>(
            "with",
            "Services that call each other",
            List.of(ENTRY, SERVICES, WRITES, CLIENTS_BY_ZONE, UPDATES),
            values -> ServicesGrammar.build(values).map(found -> found));

    /** A service that does not know its name yet. */
    record Service(Values values, AdmissionSpec admission, List<Stage> stages) {}

    private ServicesGrammar() {}

    private static Optional<Service> service(Values values) {
        if (!values.needs(AT_ONCE, CALLS) || !values.needs(HOLDS, CALLS) || !values.needs(BY_PRIORITY, LONGEST_QUEUE)) {
            return Optional.empty();
        }
        AdmissionSpec admission = new AdmissionSpec(
                values.find(RATE).orElse(null),
                values.find(CONCURRENCY).orElse(null),
                values.get(LONGEST_QUEUE, 0),
                values.get(BY_PRIORITY, false),
                values.find(CODEL).orElse(null));
        return Refusal.of(values, "'calls'", () -> new Service(values, admission, stages(values)));
    }

    private static List<Stage> stages(Values values) {
        List<CallSpec> calls = new ArrayList<>();
        double shares = 0;
        int drawn = 0;
        for (Map.Entry<String, CallGrammar.Call> call :
                values.get(CALLS, Map.of()).entrySet()) {
            calls.add(call.getValue().builder().callee(call.getKey()).build());
            shares += call.getValue().share();
            drawn += call.getValue().share() > 0 ? 1 : 0;
        }
        if (drawn > 0 && (drawn < calls.size() || shares > 1 + 1e-9 || values.has(AT_ONCE))) {
            throw new IllegalArgumentException(
                    "calls with a 'share' stand among calls with one, and add up to 100% or less");
        }
        if (drawn > 0) {
            return List.of(new Stage(calls, true, Math.max(0, 1 - shares)));
        }
        if (values.get(AT_ONCE, false)) {
            return List.of(new Stage(calls, false, 0));
        }
        return calls.stream().map(Stage::of).toList();
    }

    private static Optional<ServiceGraph> build(Values values) {
        Optional<Topology> topology = values.reading().names().topology();
        List<ServiceGraph.Service> services = new ArrayList<>();
        boolean good = true;
        for (Map.Entry<String, Service> entry : values.get(SERVICES).entrySet()) {
            Service found = entry.getValue();
            List<String> old = found.values.get(SERVERS, List.of(entry.getKey()));
            AlgorithmEntry algorithm = found.values.get(BALANCER, Algorithms.named(DEFAULT_ALGORITHM));
            Optional<RolloutSettings> rollout = found.values.find(RolloutGrammar.ROLLOUT);
            List<String> groups = RolloutSettings.withNew(old, rollout);
            if (topology.isPresent()) {
                good &= serves(found.values, topology.get(), entry.getKey(), old)
                        && RolloutChecks.goes(found.values, topology.get(), old, algorithm, Optional.empty(), rollout);
            }
            services.add(new ServiceGraph.Service(
                    entry.getKey(),
                    groups,
                    algorithm,
                    found.values.get(BALANCERS, 1),
                    found.values.get(HOLDS, false),
                    found.values.get(FAILURES, 0.0),
                    found.stages,
                    found.admission,
                    found.values.get(HealthGrammar.HEALTH, HealthSpec.NONE),
                    rollout));
        }
        ServiceGraph graph = new ServiceGraph(
                values.get(ENTRY),
                services,
                values.get(WRITES, 0.0),
                values.get(CLIENTS_BY_ZONE, Map.of()),
                values.findDouble(UPDATES),
                values.head());
        if (topology.isPresent()) {
            good &= TrafficZones.areZones(values, CLIENTS_BY_ZONE, topology.get(), graph.clientsByZone());
        }
        return good && topology.isPresent()
                ? Refusal.of(values, "'services'", () -> checked(graph, topology.get()))
                : Optional.empty();
    }

    private static boolean serves(Values values, Topology topology, String service, List<String> groups) {
        for (String name : groups) {
            if (topology.group(name).isEmpty()) {
                values.report(
                        Diagnostic.of(ErrorCode.NS020, values.head(), "the service '" + service + "' has no servers")
                                .suggesting(
                                        name,
                                        topology.groups().stream()
                                                .map(Topology.Group::name)
                                                .toList())
                                .withHelp("call a group '" + service + "', or say which serve, as servers: backend"));
                return false;
            }
        }
        return TrafficGroups.serve(values, SERVERS, topology, groups);
    }

    /** The graph itself knows which services there must be, and that no request goes round for ever. */
    private static ServiceGraph checked(ServiceGraph graph, Topology topology) {
        GraphSpec.Builder spec = GraphSpec.of(new Load.Open(Processes.constant(1)), graph.entry());
        List<String> used = new ArrayList<>();
        for (ServiceGraph.Service service : graph.services()) {
            ServiceSpec.Builder builder = ServiceSpec.named(service.name())
                    .algorithm(service.algorithm(), Settings.DEFAULT)
                    .balancers(service.balancers())
                    .holdsWorker(service.holdsWorker());
            service.rollout().ifPresent(rollout -> builder.rollout(rollout.spec(topology, service.groups())));
            for (String group : service.groups()) {
                if (used.contains(group)) {
                    throw new IllegalArgumentException("the servers of '" + group + "' serve two services");
                }
                used.add(group);
                Topology.Group serving = topology.group(group).orElseThrow();
                ServerSettings server = serving.server().orElseThrow();
                builder.servers(
                        serving.count(),
                        ServerSpec.of(group, Distributions.constant(1))
                                .withWorkers(server.concurrency())
                                .withDiscipline(server.discipline()));
            }
            service.stages().forEach(builder::calls);
            spec.service(builder.build());
        }
        spec.build();
        return graph;
    }
}
