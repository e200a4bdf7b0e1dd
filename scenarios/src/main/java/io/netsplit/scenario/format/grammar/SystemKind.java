package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.kind.Values;
import io.netsplit.scenario.format.model.ClusterChoice;
import io.netsplit.scenario.format.model.SystemChoice;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.SystemUnderTest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code system}. */
final class SystemKind {
    private static final Field<SystemUnderTest> PROTOCOL =
            Field.required("protocol", new ProtocolKind(), "The system under test");
    private static final Field<YamlMapping> WITH =
            Field.optional("with", new RawMapping(), "its defaults", "Options of the protocol");

    static final Section<SystemChoice> SECTION =
            new Section<>("system", "The system under test", List.of(PROTOCOL, WITH), SystemKind::build);

    private SystemKind() {}

    private static Optional<SystemChoice> build(Values values) {
        SystemUnderTest system = values.get(PROTOCOL);
        Map<String, String> texts = new LinkedHashMap<>();
        values.find(WITH)
                .ifPresent(with -> with.entries()
                        .forEach(entry -> texts.put(
                                entry.key(), entry.value() instanceof YamlScalar scalar ? scalar.text() : "…")));
        Map<String, String> given = Collections.unmodifiableMap(texts);
        return system instanceof Protocol protocol
                ? cluster(values, protocol, given)
                : traffic(values, (TrafficSystem) system, given);
    }

    private static Optional<SystemChoice> cluster(Values values, Protocol protocol, Map<String, String> texts) {
        Map<String, Object> given = new LinkedHashMap<>();
        Map<String, Span> spans = new LinkedHashMap<>();
        long before = values.reading().errors();
        values.find(WITH).ifPresent(with -> {
            for (YamlMapping.Entry entry : with.entries()) {
                readOption(protocol, entry, values.reading(), given);
                spans.put(entry.key(), entry.value().span());
            }
        });
        if (values.reading().errors() > before) {
            return Optional.empty();
        }
        OptionValues options = OptionValues.of(protocol.options(), given);
        return Optional.of(
                new ClusterChoice(protocol, options, texts, Collections.unmodifiableMap(spans), values.head()));
    }

    private static Optional<SystemChoice> traffic(Values values, TrafficSystem system, Map<String, String> texts) {
        YamlMapping with = values.find(WITH).orElseGet(() -> new YamlMapping(List.of(), values.head(), values.head()));
        return TrafficGrammar.optionsOf(system)
                .read(with, values.reading())
                .map(settings -> new TrafficChoice(system, settings, texts, values.head()));
    }

    private static void readOption(
            Protocol protocol, YamlMapping.Entry entry, Reading reading, Map<String, Object> given) {
        Optional<Option> option = protocol.options().stream()
                .filter(o -> o.name().equals(entry.key()))
                .findFirst();
        if (option.isPresent()) {
            OptionKinds.of(option.get()).read(entry.value(), reading).ifPresent(value -> given.put(entry.key(), value));
        } else if (!entry.key().startsWith("x-")) {
            List<String> names = protocol.options().stream().map(Option::name).toList();
            reading.report(Diagnostic.of(
                            ErrorCode.NS025,
                            entry.keySpan(),
                            "'" + protocol.name() + "' has no option '" + entry.key() + "'")
                    .suggesting(entry.key(), names)
                    .withHelp(names.isEmpty() ? "it has none" : "options are " + String.join(", ", names)));
        }
    }

    /** The name of a protocol. */
    private static final class ProtocolKind implements Kind<SystemUnderTest> {
        @Override
        public Optional<SystemUnderTest> read(YamlNode node, Reading reading) {
            String text = node instanceof YamlScalar scalar ? scalar.text() : "";
            List<SystemUnderTest> systems = reading.names().systems();
            Optional<SystemUnderTest> found =
                    systems.stream().filter(p -> p.name().equals(text)).findFirst();
            if (found.isEmpty()) {
                List<String> names = systems.stream().map(SystemUnderTest::name).toList();
                reading.report(Diagnostic.of(ErrorCode.NS025, node.span(), "no protocol is called '" + text + "'")
                        .suggesting(text, names)
                        .withHelp("protocols are " + String.join(", ", names)));
            }
            return found;
        }

        @Override
        public String description() {
            return "the name of a protocol";
        }

        @Override
        public Map<String, Object> schema() {
            return Json.reference("protocol");
        }
    }

    /** A mapping that is read later. */
    private static final class RawMapping implements Kind<YamlMapping> {
        @Override
        public Optional<YamlMapping> read(YamlNode node, Reading reading) {
            if (node instanceof YamlMapping mapping) {
                return Optional.of(mapping);
            }
            reading.report(ErrorCode.NS008, node.span(), "expected options, not " + node.description(), "");
            return Optional.empty();
        }

        @Override
        public String description() {
            return "options of the protocol";
        }

        @Override
        public Map<String, Object> schema() {
            return Json.reference("options");
        }
    }
}
