package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.LinkSettings;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.TimeValue;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.model.Topology.ClockSettings;
import io.netsplit.scenario.format.model.Topology.Group;
import io.netsplit.scenario.format.model.Topology.LinkRule;
import io.netsplit.scenario.format.word.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The section {@code topology}. */
final class TopologyGrammar {
    /** Most nodes of one scenario, those that join later included. */
    static final int MOST_NODES = 10_000;

    static final Field<Integer> NODES = Field.optional(
            "nodes",
            Kinds.integer(1, MOST_NODES),
            "So many nodes, called n1, n2, …; short for groups: { n: { count: … } }");
    static final Field<List<Group>> GROUPS = Field.optional(
            "groups", new GroupsKind(), "Groups of nodes by name: west: { count: 2 } makes west1 and west2");
    private static final Field<ClockSettings> CLOCK = Field.optional(
            "clock",
            GroupsKind.CLOCK,
            "How far all nodes' clocks are off from the start, unless their group says otherwise");
    private static final Field<TimeValue> SYNC =
            Field.optional("sync", TimeValues.KIND, "0.5ms", "How long it takes to make writes durable");
    private static final Section<Optional<TimeValue>> DISK_SECTION =
            new Section<>("disk", "What all disks are like", List.of(SYNC), values -> Optional.of(values.find(SYNC)));
    private static final Field<Optional<TimeValue>> DISK =
            Field.optional("disk", DISK_SECTION, "What all nodes' disks are like");
    private static final Field<TimeValue> PROCESSING = Field.optional(
            "processing",
            TimeValues.KIND,
            "20us",
            "How long a node is busy with one message, timer or answer of its disk");

    private static final Field<Transport> TRANSPORT = Field.optional(
            "transport", Kinds.word("a transport", Transport.values()), "datagram", "What nodes and clients send over");
    static final Section<Network> NETWORK_SECTION = new Section<>(
            "network",
            "Every link, unless 'links' or 'zones' say otherwise",
            LinkGrammar.fieldsAfter(TRANSPORT),
            values ->
                    Optional.of(new Network(LinkGrammar.settings(values), values.get(TRANSPORT, Transport.DATAGRAM))));
    private static final Field<Network> NETWORK = Field.optional(
            "network", NETWORK_SECTION, "latency of 1ms", "Every link, unless 'links' or 'zones' say otherwise");
    private static final Field<List<LinkRule>> ZONES = Field.optional(
            "zones",
            new ZonesKind(),
            "Latency between groups, as a matrix: { west: { east: 35ms, asia: 90ms }, east: { asia: 80ms } }; where only one "
                    + "direction is given, it holds for both");

    private static final Field<List<NodeSet>> BETWEEN =
            Field.optional("between", Kinds.list(NodeSetKind.NAMES, 2, 2), "Both directions between two sets of nodes");
    private static final Field<NodeSet> FROM = Field.optional("from", NodeSetKind.NAMES, "One direction: the senders");
    private static final Field<NodeSet> TO = Field.optional("to", NodeSetKind.NAMES, "One direction: the receivers");
    static final Section<LinkRule> LINK = new Section<>(
            "links",
            "Links that differ from the rest; of two rules that match, the later one counts",
            LinkGrammar.fieldsAfter(BETWEEN, FROM, TO),
            TopologyGrammar::link);
    private static final Field<List<LinkRule>> LINKS = Field.optional(
            "links",
            Kinds.list(LINK, 1, 10_000),
            "Links that differ from the rest, each with 'between', or 'from' and 'to'");

    static final Section<Topology> SECTION = new Section<>(
            "topology",
            "The nodes, and the network between them",
            List.of(NODES, GROUPS, NETWORK, ZONES, LINKS, CLOCK, DISK, PROCESSING),
            TopologyGrammar::build);

    record Network(LinkSettings settings, Transport transport) {
        static final Network DEFAULT = new Network(LinkSettings.NONE, Transport.DATAGRAM);
    }

    private TopologyGrammar() {}

    private static Optional<Topology> build(Values values) {
        Optional<List<Group>> groups = groups(values);
        Network network = values.get(NETWORK, Network.DEFAULT);
        List<LinkRule> rules = new ArrayList<>(values.get(ZONES, List.of()));
        rules.addAll(values.get(LINKS, List.of()));
        List<Topology.Joiner> joiners =
                values.reading().names().topology().map(Topology::joiners).orElse(List.of());
        int nodes = joiners.size()
                + groups.orElse(List.of()).stream().mapToInt(Group::count).sum();
        if (nodes > MOST_NODES) {
            values.report(
                    Diagnostic.of(ErrorCode.NS005, values.head(), "with those that join there are " + nodes + " nodes")
                            .withLabel("expected at most " + MOST_NODES));
            return Optional.empty();
        }
        return groups.map(all -> new Topology(
                all,
                network.settings(),
                network.transport(),
                values.get(DISK, Optional.empty()),
                values.find(PROCESSING),
                List.copyOf(rules),
                joiners,
                values.head()));
    }

    /** The groups alone, which everything else refers to. */
    static Optional<List<Group>> groups(Values values) {
        if (!values.exclude(NODES, GROUPS)) {
            return Optional.empty();
        }
        Optional<List<Group>> groups = values.has(NODES)
                ? values.find(NODES)
                        .map(count -> List.of(new Group(
                                "n",
                                0,
                                count,
                                ClockSettings.TRUE,
                                Optional.empty(),
                                Optional.empty(),
                                values.span(NODES))))
                : values.find(GROUPS);
        if (groups.isEmpty()) {
            if (!values.has(NODES) && !values.has(GROUPS)) {
                values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "'topology' needs 'nodes' or 'groups'")
                        .withHelp("nodes: 5 makes n1 to n5"));
            }
            return Optional.empty();
        }
        return groups.map(all -> withDefaults(all, values));
    }

    private static List<Group> withDefaults(List<Group> groups, Values values) {
        ClockSettings clock = values.get(CLOCK, ClockSettings.TRUE);
        return groups.stream()
                .map(group -> new Group(
                        group.name(),
                        group.firstNode(),
                        group.count(),
                        group.clock().equals(ClockSettings.TRUE) ? clock : group.clock(),
                        group.server(),
                        group.zone(),
                        group.span()))
                .toList();
    }

    private static Optional<LinkRule> link(Values values) {
        if (!values.exclude(BETWEEN, FROM) || !values.exclude(BETWEEN, TO)) {
            return Optional.empty();
        }
        LinkSettings settings = LinkGrammar.settings(values);
        if (settings.isEmpty()) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "this rule says nothing about its links")
                    .withHelp("give at least one of " + names(LinkGrammar.FIELDS)));
            return Optional.empty();
        }
        if (values.has(BETWEEN)) {
            List<NodeSet> sides = values.get(BETWEEN);
            return Optional.of(new LinkRule(sides.get(0), sides.get(1), true, settings, values.head()));
        }
        if (!values.has(FROM) || !values.has(TO)) {
            values.report(Diagnostic.of(ErrorCode.NS007, values.head(), "this rule does not say which links")
                    .withHelp("give 'between', or 'from' and 'to'"));
            return Optional.empty();
        }
        return Optional.of(new LinkRule(values.get(FROM), values.get(TO), false, settings, values.head()));
    }

    private static String names(List<Field<?>> fields) {
        return String.join(", ", fields.stream().map(field -> field.name()).toList());
    }
}
