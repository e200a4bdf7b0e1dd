package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.Topology.ClockSettings;
import io.netsplit.scenario.format.model.Topology.Group;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of nodes by name. */
final class GroupsKind implements Kind<List<Group>> {
    private static final String NAME = "[a-z]([a-z-]*[a-z])?";

    private static final Field<Long> OFFSET = Field.optional(
            "offset", Kinds.SIGNED_DURATION, "0s", "How far the wall clock is ahead (+) or behind (-) from the start");
    private static final Field<Long> DRIFT = Field.optional(
            "drift", Kinds.PPM, "0ppm", "How much faster (+) or slower (-) the clocks run, in parts per million");
    static final Section<ClockSettings> CLOCK = new Section<>(
            "clock",
            "How far clocks are off",
            List.of(OFFSET, DRIFT, ClockGrammar.CORRECT),
            values -> Optional.of(new ClockSettings(
                    values.get(OFFSET, 0L), values.get(DRIFT, 0L), values.find(ClockGrammar.CORRECT))));

    private static final Field<Integer> COUNT = Field.required(
            "count", Kinds.integer(1, TopologyGrammar.MOST_NODES), "So many nodes, called name1, name2, …");
    private static final Field<ClockSettings> CLOCK_FIELD =
            Field.optional("clock", CLOCK, "true time", "How far their clocks are off from the start");
    private static final Field<String> ZONE = Field.optional(
            "zone",
            Kinds.name("the name of a zone"),
            "no zones are told apart",
            "Traffic lab: the zone that they stand in");
    static final Section<Group> GROUP = new Section<>(
            "group", "Nodes that are alike", ServerGrammar.fieldsAfter(COUNT, CLOCK_FIELD, ZONE), GroupsKind::group);

    private static Optional<Group> group(Values values) {
        return ServerGrammar.server(values)
                .map(server -> new Group(
                        "",
                        0,
                        values.get(COUNT),
                        values.get(CLOCK_FIELD, ClockSettings.TRUE),
                        server,
                        values.find(ZONE),
                        values.head()));
    }

    @Override
    public Optional<List<Group>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(
                    ErrorCode.NS008,
                    node.span(),
                    "expected groups by name",
                    "west: { count: 2 } makes west1 and west2");
            return Optional.empty();
        }
        long before = reading.errors();
        List<Group> groups = new ArrayList<>();
        int first = 0;
        for (YamlMapping.Entry entry : mapping.entries()) {
            checkName(entry, reading);
            Optional<Group> group = GROUP.read(entry.value(), reading);
            if (group.isPresent()) {
                Group g = group.get();
                groups.add(new Group(entry.key(), first, g.count(), g.clock(), g.server(), g.zone(), entry.keySpan()));
                first += g.count();
            }
        }
        if (first > TopologyGrammar.MOST_NODES) {
            reading.report(
                    Diagnostic.of(ErrorCode.NS005, mapping.head(), "the groups have " + first + " nodes together")
                            .withLabel("expected at most " + TopologyGrammar.MOST_NODES));
        }
        return reading.errors() == before ? Optional.of(List.copyOf(groups)) : Optional.empty();
    }

    private static void checkName(YamlMapping.Entry entry, Reading reading) {
        if (!entry.key().matches(NAME)) {
            reading.report(
                    ErrorCode.NS008,
                    entry.keySpan(),
                    "'" + entry.key() + "' is not a name for a group",
                    "a group's name has lower-case letters and hyphens only: its nodes are numbered");
        } else if (Word.find(Role.values(), entry.key()).isPresent()) {
            reading.report(
                    ErrorCode.NS013, entry.keySpan(), "'" + entry.key() + "' is a role, and cannot name a group", "");
        }
    }

    @Override
    public String description() {
        return "groups by name";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                Json.object("pattern", "^" + NAME + "$"),
                "additionalProperties",
                GROUP.schema());
    }

    @Override
    public Map<String, Object> patchSchema() {
        return Json.object(
                "type",
                "object",
                "additionalProperties",
                Json.anyOf(List.of(GROUP.patchSchema(), Json.object("type", "null"))));
    }
}
