package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes by name, by group, by role or by share: one word, or a list of them. */
final class NodeSetKind implements Kind<NodeSet> {
    /** Anything but "rest", which needs something else to be the rest of. */
    static final NodeSetKind NODES = new NodeSetKind(true, false);

    /** Also "rest". */
    static final NodeSetKind NODES_OR_REST = new NodeSetKind(true, true);

    /** Names, groups and "clients": where no fault fires, there are no roles. */
    static final NodeSetKind NAMES = new NodeSetKind(false, false);

    /** Where links are meant: all clients. */
    static final String CLIENTS = "clients";

    private static final int MOST_SHOWN = 12;

    private final boolean roles;
    private final boolean rest;

    private NodeSetKind(boolean roles, boolean rest) {
        this.roles = roles;
        this.rest = rest;
    }

    @Override
    public Optional<NodeSet> read(YamlNode node, Reading reading) {
        List<YamlNode> items = node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
        if (items.isEmpty()) {
            reading.report(ErrorCode.NS008, node.span(), "a set of nodes must not be empty", "");
            return Optional.empty();
        }
        List<NodeSet.Part> parts = new ArrayList<>();
        for (YamlNode item : items) {
            part(item, reading).ifPresent(parts::add);
        }
        return parts.size() == items.size()
                ? Optional.of(new NodeSet(List.copyOf(parts), node.span()))
                : Optional.empty();
    }

    private Optional<NodeSet.Part> part(YamlNode node, Reading reading) {
        if (!(node instanceof YamlScalar scalar) || scalar.isNull()) {
            reading.report(ErrorCode.NS008, node.span(), "expected the name of a node, a group or a role", "");
            return Optional.empty();
        }
        String text = scalar.text();
        if (roles && text.endsWith("%")) {
            return Kinds.POSITIVE_SHARE.read(scalar, reading).map(s -> new NodeSet.Percent(text, s, scalar.span()));
        }
        Optional<Role> role = roles ? Word.find(Role.values(), text) : Optional.empty();
        if (role.isPresent()) {
            return role(scalar, role.get(), reading);
        }
        Optional<Topology> topology = reading.names().topology();
        if (topology.isEmpty()) {
            return Optional.of(new NodeSet.Named(text, scalar.span()));
        }
        return named(scalar, topology.get(), reading);
    }

    private Optional<NodeSet.Part> role(YamlScalar scalar, Role role, Reading reading) {
        if (role == Role.REST && !rest) {
            reading.report(
                    ErrorCode.NS013,
                    scalar.span(),
                    "'rest' means the nodes that the step does not name otherwise, and here it names none",
                    "name the nodes, or write 'all'");
            return Optional.empty();
        }
        boolean isLeaderless =
                reading.names().system().map(one -> !one.hasLeader()).orElse(false);
        if (role.needsLeader() && isLeaderless) {
            String protocol = reading.names().system().orElseThrow().name();
            reading.report(Diagnostic.of(
                            ErrorCode.NS013,
                            scalar.span(),
                            "'" + protocol + "' has no leader, so nobody is '" + scalar.text() + "'")
                    .withHelp("name nodes, groups, 'random', 'minority' or a percentage"));
            return Optional.empty();
        }
        return Optional.of(new NodeSet.WithRole(scalar.text(), role, scalar.span()));
    }

    private Optional<NodeSet.Part> named(YamlScalar scalar, Topology topology, Reading reading) {
        String text = scalar.text();
        if (topology.group(text).isPresent()) {
            return Optional.of(new NodeSet.GroupNodes(text, scalar.span()));
        }
        if (topology.zones().contains(text)) {
            return Optional.of(new NodeSet.ZoneNodes(text, scalar.span()));
        }
        if (topology.node(text).isPresent()) {
            return Optional.of(new NodeSet.Named(text, scalar.span()));
        }
        if (!roles && text.equals(CLIENTS)) {
            return Optional.of(new NodeSet.Clients(text, scalar.span()));
        }
        String what = roles ? "node, group or role" : "node or group";
        Diagnostic diagnostic = Diagnostic.of(
                        ErrorCode.NS020, scalar.span(), "no " + what + " is called '" + text + "'")
                .withHelp("topology has " + inventory(topology)
                        + (roles ? "; roles are " + String.join(", ", Word.words(Role.values())) : ""));
        boolean isBeyondGroup = topology.groups().stream()
                .anyMatch(group -> text.startsWith(group.name())
                        && text.substring(group.name().length()).matches("[0-9]+"));
        reading.report(isBeyondGroup ? diagnostic : diagnostic.suggesting(text, candidates(topology)));
        return Optional.empty();
    }

    private List<String> candidates(Topology topology) {
        List<String> all = new ArrayList<>();
        if (roles) {
            all.addAll(Word.words(Role.values()));
        }
        topology.groups().forEach(group -> all.add(group.name()));
        all.addAll(topology.zones());
        for (int i = 0; i < Math.min(topology.largestNodeCount(), MOST_SHOWN); i++) {
            all.add(topology.nodeName(i));
        }
        return all;
    }

    /** "n1…n5" or "west1…west2, east1…east3". */
    static String inventory(Topology topology) {
        List<String> ranges = new ArrayList<>();
        for (Topology.Group group : topology.groups()) {
            String last = group.count() > 1 ? "…" + group.name() + group.count() : "";
            ranges.add(group.name() + "1" + last);
        }
        topology.joiners().forEach(joiner -> ranges.add(joiner.name() + " (joins later)"));
        return String.join(", ", ranges.subList(0, Math.min(ranges.size(), MOST_SHOWN)))
                + (ranges.size() > MOST_SHOWN ? ", …" : "");
    }

    @Override
    public String description() {
        return roles ? "nodes: names, groups, roles or a percentage" : "nodes or groups, by name, or clients";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> one = Json.object("type", "string", "minLength", 1);
        return Json.object(
                "description",
                roles
                        ? "Names, groups, roles (" + String.join(", ", Word.words(Role.values())) + ") or a percentage."
                        : "Names, groups, or clients.",
                "anyOf",
                List.of(one, Json.object("type", "array", "minItems", 1, "items", one)));
    }
}
