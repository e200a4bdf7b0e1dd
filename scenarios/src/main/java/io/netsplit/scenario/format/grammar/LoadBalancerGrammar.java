package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.ChoiceKind;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.MappedKind;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.LoadBalancing;
import io.netsplit.scenario.format.model.RolloutSettings;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.TrafficSettings;
import io.netsplit.scenario.format.word.BalancerClock;
import io.netsplit.traffic.balancing.AlgorithmEntry;
import io.netsplit.traffic.balancing.AlgorithmOption;
import io.netsplit.traffic.balancing.Algorithms;
import io.netsplit.traffic.balancing.Settings;
import io.netsplit.traffic.balancing.Settings.Locality;
import io.netsplit.traffic.balancing.Settings.Probing;
import io.netsplit.traffic.fleet.HealthSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a load balancer. */
final class LoadBalancerGrammar {
    private static final int MOST_GROUPS = 1000;
    private static final int MOST = 1_000_000;
    private static final String DEFAULT_ALGORITHM = "round-robin";

    private static final Map<AlgorithmOption, Field<?>> OPTIONS = new LinkedHashMap<>();

    private static final Field<List<String>> SERVERS = Field.required(
            "servers", Kinds.oneOrMany(new GroupNameKind(), MOST_GROUPS), "Groups of the topology that serve");
    private static final Field<List<String>> BALANCERS = Field.optional(
            "balancers",
            Kinds.oneOrMany(new GroupNameKind(), MOST_GROUPS),
            "all other groups; where there are none, one balancer",
            "Groups that balance; each node sees only the requests that it sent itself");
    private static final Field<AlgorithmEntry> ALGORITHM = Field.optional(
            "algorithm",
            new MappedKind<>(
                    new ChoiceKind(
                            "algorithm",
                            Algorithms.all().stream().map(AlgorithmEntry::name).toList()),
                    Algorithms::named),
            DEFAULT_ALGORITHM,
            "How each balancer chooses; 'netsplit list balancers' has them all");
    private static final Field<Integer> SUBSET = Field.optional(
            "subset",
            Kinds.integer(1, MOST),
            "all servers",
            "Each balancer uses only so many servers, dealt out evenly (Beyer et al. 2016, chapter 20)");

    private static final Field<Boolean> STICKY = Field.optional(
            "sticky",
            Kinds.BOOLEAN,
            "false",
            "A client's requests stay with the server of its first one, at each balancer, as long as it is in use");

    private static final Field<Long> FAILOVER = Field.optional(
            "failover",
            Kinds.DURATION,
            "0s",
            "How long clients go on asking a balancer that has crashed, which refuses them, before each request goes to another one, "
                    + "of the same zone where one is up there");
    private static final Field<Map<String, Integer>> CLIENTS_BY_ZONE = Field.optional(
            "clients-by-zone",
            new WeightsKind(),
            "every balancer gets the same",
            "How the requests are shared out over the zones: { west: 3, east: 1 }; a client asks a balancer of its zone");

    private static final Field<Map<String, Integer>> WEIGHTS = option(AlgorithmOption.WEIGHTS, new WeightsKind());
    private static final Field<Integer> CHOICES = option(AlgorithmOption.CHOICES, Kinds.integer(1, MOST));
    private static final Field<Boolean> WITH_REPLACEMENT = option(AlgorithmOption.WITH_REPLACEMENT, Kinds.BOOLEAN);
    private static final Field<Double> LOAD_FACTOR =
            option(AlgorithmOption.LOAD_FACTOR, Kinds.number(1.000001, 1_000_000));
    private static final Field<Integer> VIRTUAL_NODES = option(AlgorithmOption.VIRTUAL_NODES, Kinds.integer(1, 10_000));
    private static final Field<Long> DECAY = option(AlgorithmOption.DECAY, Kinds.POSITIVE_DURATION);
    private static final Field<BalancerClock> CLOCK =
            option(AlgorithmOption.CLOCK, Kinds.word("a balancer's clock", BalancerClock.values()));
    private static final Field<Double> SMOOTHING = option(AlgorithmOption.SMOOTHING, Kinds.POSITIVE_SHARE);
    private static final Field<Double> OVERPROVISIONING =
            option(AlgorithmOption.OVERPROVISIONING, Kinds.number(1, 1000));
    private static final Field<Double> SPILL_OVER = option(AlgorithmOption.SPILL_OVER, Kinds.number(0.001, 1_000_000));
    private static final Field<Integer> FEWEST_SERVERS = option(AlgorithmOption.FEWEST_SERVERS, Kinds.integer(1, MOST));
    private static final Field<Long> LOAD_REPORTS = option(AlgorithmOption.LOAD_REPORTS, Kinds.DURATION);
    private static final Field<Integer> PROBES = option(AlgorithmOption.PROBES, Kinds.integer(1, 100));
    private static final Field<Integer> PROBE_POOL = option(AlgorithmOption.PROBE_POOL, Kinds.integer(2, 10_000));
    private static final Field<Long> PROBE_AGE = option(AlgorithmOption.PROBE_AGE, Kinds.POSITIVE_DURATION);
    private static final Field<Double> HOT_QUANTILE = option(AlgorithmOption.HOT_QUANTILE, Kinds.SHARE);
    private static final Field<Integer> PROBE_REUSES = option(AlgorithmOption.PROBE_REUSES, Kinds.integer(1, MOST));

    static final Section<TrafficSettings> SECTION = new Section<>(
            "with",
            "Balancers before servers",
            fields(),
            values -> LoadBalancerGrammar.build(values).map(found -> found));

    private LoadBalancerGrammar() {}

    private static <T> Field<T> option(AlgorithmOption option, Kind<T> kind) {
        Field<T> field = Field.optional(option.word(), kind, option.defaultText(), option.meaning());
        OPTIONS.put(option, field);
        return field;
    }

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(List.of(
                SERVERS,
                BALANCERS,
                ALGORITHM,
                SUBSET,
                STICKY,
                CLIENTS_BY_ZONE,
                FAILOVER,
                HealthGrammar.HEALTH,
                RolloutGrammar.ROLLOUT));
        fields.addAll(OPTIONS.values());
        return fields;
    }

    private static Optional<LoadBalancing> build(Values values) {
        AlgorithmEntry algorithm = values.get(ALGORITHM, Algorithms.named(DEFAULT_ALGORITHM));
        Optional<RolloutSettings> rollout = values.find(RolloutGrammar.ROLLOUT);
        List<String> servers = RolloutSettings.withNew(values.get(SERVERS), rollout);
        boolean good = heedsAll(values, algorithm);
        Optional<Topology> topology = values.reading().names().topology();
        if (topology.isPresent()) {
            Optional<Field<?>> subset = values.has(SUBSET) ? Optional.of(SUBSET) : Optional.empty();
            good = good && RolloutChecks.goes(values, topology.get(), values.get(SERVERS), algorithm, subset, rollout);
            good &= TrafficGroups.serve(values, SERVERS, topology.get(), servers);
        }
        List<String> balancers = values.find(BALANCERS)
                .orElseGet(() -> topology.map(found -> others(found, servers)).orElse(List.of()));
        good &= TrafficGroups.apart(values, BALANCERS, balancers, servers);
        if (values.has(FAILOVER) && balancers.isEmpty()) {
            values.report(Diagnostic.of(
                            ErrorCode.NS013,
                            values.keySpan(FAILOVER),
                            "'failover' is from one balancer to another, and there is one that cannot crash")
                    .withHelp("give the topology a group of balancers, as lb: { count: 2 }"));
            good = false;
        }
        Map<String, Integer> clients = values.get(CLIENTS_BY_ZONE, Map.of());
        if (topology.isPresent()) {
            good &= TrafficZones.send(values, CLIENTS_BY_ZONE, topology.get(), balancers, clients);
        }
        Map<String, Integer> weights = values.get(WEIGHTS, Map.of());
        if (topology.isPresent()) {
            good &= TrafficGroups.weigh(values, WEIGHTS, topology.get(), servers, weights);
        }
        if (!good) {
            return Optional.empty();
        }
        return Optional.of(new LoadBalancing(
                servers,
                balancers,
                algorithm,
                settings(values),
                weights,
                values.get(LOAD_REPORTS, 0L),
                values.get(HealthGrammar.HEALTH, HealthSpec.NONE),
                values.get(STICKY, false),
                clients,
                values.get(FAILOVER, 0L),
                values.has(FAILOVER) ? Optional.of(values.keySpan(FAILOVER)) : Optional.empty(),
                rollout,
                values.span(SERVERS)));
    }

    private static List<String> others(Topology topology, List<String> servers) {
        return topology.groups().stream()
                .map(Topology.Group::name)
                .filter(name -> !servers.contains(name))
                .toList();
    }

    /** An option that the algorithm does not heed has no effect, and is refused. */
    private static boolean heedsAll(Values values, AlgorithmEntry algorithm) {
        boolean good = true;
        for (Map.Entry<AlgorithmOption, Field<?>> option : OPTIONS.entrySet()) {
            Field<?> field = option.getValue();
            if (values.has(field) && !algorithm.options().contains(option.getKey())) {
                List<String> users = Algorithms.all().stream()
                        .filter(one -> one.options().contains(option.getKey()))
                        .map(AlgorithmEntry::name)
                        .toList();
                values.report(Diagnostic.of(
                                ErrorCode.NS013,
                                values.keySpan(field),
                                "'" + field.name() + "' means nothing to '" + algorithm.name() + "'")
                        .withRelated(values.span(ALGORITHM), "the algorithm")
                        .withHelp("it is heeded by " + String.join(", ", users)));
                good = false;
            }
        }
        return good;
    }

    private static Settings settings(Values values) {
        Settings normal = Settings.DEFAULT;
        Probing probing = normal.probing();
        Locality locality = normal.locality();
        return new Settings(
                values.get(CHOICES, normal.choices()),
                values.get(WITH_REPLACEMENT, normal.withReplacement()),
                values.get(LOAD_FACTOR, normal.loadFactor()),
                values.get(VIRTUAL_NODES, normal.virtualNodes()),
                values.get(DECAY, normal.decayNs()),
                values.get(SMOOTHING, normal.smoothing()),
                values.get(SUBSET, normal.subsetSize()),
                new Probing(
                        values.get(PROBES, probing.perRequest()),
                        values.get(PROBE_POOL, probing.poolSize()),
                        values.get(PROBE_AGE, probing.oldestNs()),
                        values.get(HOT_QUANTILE, probing.hotQuantile()),
                        values.get(PROBE_REUSES, probing.reuses())),
                new Locality(
                        values.get(OVERPROVISIONING, locality.overprovisioning()),
                        values.get(SPILL_OVER, locality.spillOver()),
                        values.get(FEWEST_SERVERS, locality.fewestServers())),
                values.get(CLOCK, BalancerClock.MONOTONIC) == BalancerClock.WALL);
    }
}
