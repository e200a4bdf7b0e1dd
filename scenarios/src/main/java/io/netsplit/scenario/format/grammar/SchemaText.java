package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.NameKind;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The JSON Schema (draft-07) of the format, for editors: made from the same tables that the reader works from. It is a little
 * more generous than the reader, which alone knows what names refer to.
 */
public final class SchemaText {
    private static final String ID = "https://example.invalid/netsplit/scenario-v1.schema.json";

    private final List<Protocol> protocols;

    private SchemaText(List<Protocol> protocols) {
        this.protocols = protocols;
    }

    /** The whole schema. */
    public static String of(List<Protocol> protocols) {
        return JsonText.of(new SchemaText(protocols).schema());
    }

    private Map<String, Object> schema() {
        Map<String, Object> schema = Json.object(
                "$schema",
                "http://json-schema.org/draft-07/schema#",
                "$id",
                ID,
                "title",
                "netsplit scenario, format 1");
        schema.putAll(FileGrammar.FILE.schema());
        schema.put(
                "required",
                FileGrammar.FILE.fields().stream()
                        .filter(Field::required)
                        .map(field -> field.name())
                        .filter(name -> !name.equals("system"))
                        .toList());
        schema.put(
                "anyOf",
                List.of(Json.object("required", List.of("system")), Json.object("required", List.of("variants"))));
        properties(schema).put("topology", topology());
        properties(schema).put("system", system());
        schema.put("definitions", definitions());
        return schema;
    }

    @SuppressWarnings("unchecked") // A section's schema holds its properties as a map.
    private static Map<String, Object> properties(Map<String, Object> schema) {
        return (Map<String, Object>) Objects.requireNonNull(schema.get("properties"));
    }

    private static Map<String, Object> topology() {
        Map<String, Object> topology = TopologyGrammar.SECTION.schema();
        topology.put(
                "oneOf",
                List.of(Json.object("required", List.of("nodes")), Json.object("required", List.of("groups"))));
        return topology;
    }

    /** Variants may name the protocol; where it is named, its own options are offered. */
    private Map<String, Object> system() {
        Map<String, Object> system = SystemKind.SECTION.patchSchema();
        system.remove("required");
        List<Map<String, Object>> cases = new ArrayList<>();
        for (Protocol protocol : protocols) {
            cases.add(optionsWhere(protocol.name()));
        }
        for (TrafficSystem traffic : TrafficSystem.all()) {
            cases.add(optionsWhere(traffic.name()));
        }
        system.put("allOf", cases);
        return system;
    }

    private static Map<String, Object> optionsWhere(String system) {
        return Json.object(
                "if",
                Json.object(
                        "required",
                        List.of("protocol"),
                        "properties",
                        Json.object("protocol", Json.object("const", system))),
                "then",
                Json.object("properties", Json.object("with", Json.reference("options-of-" + system))));
    }

    private List<SystemUnderTest> systems() {
        List<SystemUnderTest> systems = new ArrayList<>(protocols);
        systems.addAll(TrafficSystem.all());
        return systems;
    }

    private Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("distribution", TimeValues.FULL.schema());
        definitions.put("nodes", NodeSetKind.NODES.schema());
        definitions.put("fault", new FaultKind().schema());
        definitions.put("assertion", new AssertionKind().schema());
        definitions.put(
                "protocol",
                Json.object(
                        "enum", systems().stream().map(SystemUnderTest::name).toList()));
        definitions.put("invariant", Json.object("enum", List.copyOf(InvariantKind.all(systems()))));
        definitions.put("options", allOptions());
        protocols.forEach(protocol -> definitions.put("options-of-" + protocol.name(), options(protocol)));
        TrafficSystem.all()
                .forEach(traffic -> definitions.put(
                        "options-of-" + traffic.name(),
                        TrafficGrammar.optionsOf(traffic).patchSchema()));
        definitions.put("variants", variants());
        return definitions;
    }

    private Map<String, Object> allOptions() {
        Set<String> names = new LinkedHashSet<>();
        protocols.forEach(p -> p.options().forEach(option -> names.add(option.name())));
        TrafficSystem.all()
                .forEach(traffic ->
                        names.addAll(TrafficGrammar.optionsOf(traffic).fieldNames()));
        return Json.object(
                "type",
                "object",
                "propertyNames",
                Json.anyOf(List.of(Json.object("enum", List.copyOf(names)), Json.object("pattern", "^x-"))));
    }

    private static Map<String, Object> options(Protocol protocol) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Option option : protocol.options()) {
            Map<String, Object> schema = new LinkedHashMap<>();
            String safeguard = option.safeguard() ? " A safeguard: other values break a promise on purpose." : "";
            schema.put("description", option.documentation() + " Default: " + option.defaultText() + "." + safeguard);
            OptionKinds.of(option).schema().forEach(schema::putIfAbsent);
            properties.put(option.name(), Json.anyOf(List.of(schema, Json.object("type", "null"))));
        }
        return Json.object(
                "type",
                "object",
                "additionalProperties",
                false,
                "patternProperties",
                Json.object("^x-", Json.object("description", "Yours; ignored by netsplit.")),
                "properties",
                properties);
    }

    private static Map<String, Object> variants() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("canary", VariantReader.CANARY.kind().schema());
        for (Field<?> field : FileGrammar.BODY) {
            properties.put(field.name(), Json.anyOf(List.of(field.kind().patchSchema(), Json.object("type", "null"))));
        }
        Map<String, Object> variant = Json.object(
                "type",
                "object",
                "additionalProperties",
                false,
                "patternProperties",
                Json.object("^x-", Json.object("description", "Yours; ignored by netsplit.")),
                "properties",
                properties);
        return Json.object(
                "type",
                "object",
                "minProperties",
                1,
                "propertyNames",
                Json.object("pattern", "^" + NameKind.PATTERN + "$"),
                "additionalProperties",
                variant);
    }
}
