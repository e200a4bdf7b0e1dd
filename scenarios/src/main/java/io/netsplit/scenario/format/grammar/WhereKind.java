package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Names;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Topology;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Side;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What narrows an assertion: { side: majority }. */
final class WhereKind implements Kind<Map<Filter, List<String>>> {
    private static final int MOST_LISTED = 200;

    @Override
    public Optional<Map<Filter, List<String>>> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlMapping mapping) || mapping.entries().isEmpty()) {
            reading.report(ErrorCode.NS008, node.span(), "expected a filter", "as { side: majority }");
            return Optional.empty();
        }
        long before = reading.errors();
        Map<Filter, List<String>> where = new EnumMap<>(Filter.class);
        for (YamlMapping.Entry entry : mapping.entries()) {
            Optional<Filter> filter = Word.find(Filter.values(), entry.key());
            if (filter.isEmpty()) {
                List<String> words = Word.words(Filter.values());
                reading.report(
                        Diagnostic.of(ErrorCode.NS006, entry.keySpan(), "'where' has no field '" + entry.key() + "'")
                                .suggesting(entry.key(), words)
                                .withHelp("fields are " + String.join(", ", words)));
            } else {
                where.put(filter.get(), values(filter.get(), entry.value(), reading));
            }
        }
        return reading.errors() == before ? Optional.of(where) : Optional.empty();
    }

    private static List<String> values(Filter filter, YamlNode node, Reading reading) {
        List<YamlNode> items = node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
        List<String> values = new ArrayList<>();
        for (YamlNode item : items) {
            String text = item instanceof YamlScalar scalar ? scalar.text() : "";
            check(filter, text, item.span(), reading);
            values.add(text);
        }
        if (items.isEmpty()) {
            reading.report(ErrorCode.NS008, node.span(), "this filter lets nothing through", "");
        }
        return List.copyOf(values);
    }

    private static void check(Filter filter, String text, Span span, Reading reading) {
        List<String> known = known(filter, reading.names());
        if (known.isEmpty() || known.contains(text) || isLaterNode(filter, text, reading)) {
            return;
        }
        boolean isName = filter == Filter.NODE || filter == Filter.GROUP || filter == Filter.CLIENT;
        Diagnostic diagnostic = Diagnostic.of(
                        isName ? ErrorCode.NS020 : ErrorCode.NS012,
                        span,
                        "no " + filter.word() + " is called '" + text + "'")
                .suggesting(text, known);
        reading.report(
                known.size() <= 20 ? diagnostic.withHelp("choose from " + String.join(", ", known)) : diagnostic);
    }

    private static boolean isLaterNode(Filter filter, String text, Reading reading) {
        return switch (filter) {
            case NODE -> reading.names().topology().orElseThrow().node(text).isPresent();
            case CLIENT ->
                text.matches("c[1-9][0-9]{0,4}")
                        && Integer.parseInt(text.substring(1))
                                <= reading.names().clients();
            default -> false;
        };
    }

    /** What may stand there; empty where that is not known. */
    private static List<String> known(Filter filter, Names names) {
        return switch (filter) {
            case OPERATION -> Word.words(names.operations().toArray(Word[]::new));
            case SIDE -> Word.words(Side.values());
            case GROUP -> names.topology().map(WhereKind::groups).orElse(List.of());
            case NODE ->
                names.topology()
                        .map(t -> IntStream.range(0, Math.min(MOST_LISTED, t.largestNodeCount()))
                                .mapToObj(t::nodeName)
                                .toList())
                        .orElse(List.of());
            case CLIENT ->
                IntStream.rangeClosed(1, Math.min(MOST_LISTED, names.clients()))
                        .mapToObj(i -> "c" + i)
                        .toList();
        };
    }

    private static List<String> groups(Topology topology) {
        return Stream.concat(topology.groups().stream().map(Topology.Group::name), topology.zones().stream())
                .toList();
    }

    @Override
    public String description() {
        return "a filter, as { side: majority }";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Filter filter : Filter.values()) {
            Map<String, Object> one = filter == Filter.SIDE
                    ? Json.object("enum", Word.words(Side.values()))
                    : Json.object("type", "string");
            properties.put(
                    filter.word(),
                    Json.object(
                            "description",
                            filter.meaning() + ".",
                            "anyOf",
                            List.of(one, Json.object("type", "array", "minItems", 1, "items", one))));
        }
        return Json.object(
                "type", "object", "additionalProperties", false, "minProperties", 1, "properties", properties);
    }
}
