package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A mapping with known fields, of which something is built. */
public final class Section<T> implements Kind<T> {
    private final String name;
    private final String documentation;
    private final List<Field<?>> fields;
    private final Function<Values, Optional<T>> builder;
    /** What to do instead, by fields that people look for here and that there are not. */
    private final Map<String, String> instead;

    /**
     * @param name for messages: "run"
     * @param documentation a sentence without a full stop
     * @param builder makes the value where every field is right; may report what does not fit together, and give none
     */
    public Section(String name, String documentation, List<Field<?>> fields, Function<Values, Optional<T>> builder) {
        this(name, documentation, fields, builder, Map.of());
    }

    private Section(
            String name,
            String documentation,
            List<Field<?>> fields,
            Function<Values, Optional<T>> builder,
            Map<String, String> instead) {
        this.name = name;
        this.documentation = documentation;
        this.fields = List.copyOf(fields);
        this.builder = builder;
        this.instead = Map.copyOf(instead);
    }

    /** Says what to do instead to somebody who gives this field, which there is not. */
    public Section<T> without(String field, String help) {
        Map<String, String> all = new LinkedHashMap<>(instead);
        all.put(field, help);
        return new Section<>(name, documentation, fields, builder, all);
    }

    @Override
    public Optional<T> read(YamlNode node, Reading reading) {
        long before = reading.errors();
        Optional<Values> values = readFields(node, reading);
        return values.isPresent() && reading.errors() == before ? builder.apply(values.get()) : Optional.empty();
    }

    /** The fields that can be read; what is wrong with the others is reported. None where this is no mapping. */
    public Optional<Values> readFields(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping)) {
            reading.report(
                    ErrorCode.NS008,
                    node.span(),
                    subject() + " needs fields, not " + node.description(),
                    "fields are " + String.join(", ", fieldNames()));
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            Optional<Field<?>> field = field(entry.key());
            if (field.isPresent()) {
                field.get().kind().read(entry.value(), reading).ifPresent(value -> values.put(entry.key(), value));
            } else if (!entry.key().startsWith("x-")) {
                reading.report(unknown(entry.key(), entry.keySpan()));
            }
        }
        for (Field<?> field : fields) {
            if (field.required() && mapping.entry(field.name()).isEmpty()) {
                reading.report(
                        Diagnostic.of(ErrorCode.NS007, mapping.head(), subject() + " needs '" + field.name() + "'")
                                .withHelp(field.documentation()));
            }
        }
        return Optional.of(new Values(mapping, values, reading));
    }

    private Diagnostic unknown(String key, Span span) {
        Diagnostic refusal = Diagnostic.of(ErrorCode.NS006, span, subject() + " has no field '" + key + "'");
        String known = instead.get(key);
        if (known != null) {
            return refusal.withHelp(known);
        }
        return refusal.suggesting(key, fieldNames()).withHelp("fields are " + String.join(", ", fieldNames()));
    }

    private String subject() {
        return name.contains(" ") ? name : "'" + name + "'";
    }

    public String name() {
        return name;
    }

    public String documentation() {
        return documentation;
    }

    public List<Field<?>> fields() {
        return fields;
    }

    public Optional<Field<?>> field(String key) {
        for (Field<?> field : fields) {
            if (field.name().equals(key)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    public List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.name()));
        return names;
    }

    @Override
    public String description() {
        return "a mapping of " + String.join(", ", fieldNames());
    }

    @Override
    public Map<String, Object> schema() {
        return schema(false);
    }

    @Override
    public Map<String, Object> patchSchema() {
        return schema(true);
    }

    private Map<String, Object> schema(boolean patch) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field<?> field : fields) {
            Map<String, Object> value =
                    patch ? field.kind().patchSchema() : field.kind().schema();
            properties.put(field.name(), documented(field, patch ? orNull(value) : value));
            if (field.required()) {
                required.add(field.name());
            }
        }
        Map<String, Object> schema = Json.object("type", "object", "additionalProperties", false);
        if (!required.isEmpty() && !patch) {
            schema.put("required", required);
        }
        schema.put("patternProperties", Json.object("^x-", Json.object("description", "Yours; ignored by netsplit.")));
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return Json.anyOf(List.of(schema, Json.object("type", "null")));
    }

    private static Map<String, Object> documented(Field<?> field, Map<String, Object> schema) {
        Map<String, Object> result = new LinkedHashMap<>();
        String fallback = field.defaultText().isEmpty() ? "" : " Default: " + field.defaultText() + ".";
        result.put("description", field.documentation() + "." + fallback);
        schema.forEach(result::putIfAbsent);
        return result.containsKey("$ref")
                ? Json.object("description", result.get("description"), "allOf", List.of(schema))
                : result;
    }
}
