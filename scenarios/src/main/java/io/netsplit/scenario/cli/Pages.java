package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.ErrorPages;
import io.netsplit.scenario.format.grammar.FaultVerbs;
import io.netsplit.scenario.format.kind.Field;
import io.netsplit.scenario.format.kind.Section;
import io.netsplit.scenario.format.model.FaultStep;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.system.Measure;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import io.netsplit.system.SystemUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One page of text for each word of the catalog. */
final class Pages {
    private final Catalog catalog;

    Pages(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Everything that {@code word} means; a word of several topics has several parts. */
    Optional<String> page(String word) {
        StringBuilder page = new StringBuilder();
        for (String topic : catalog.topics()) {
            for (Catalog.Entry entry : catalog.entries(topic)) {
                if (entry.word().toLowerCase(Locale.ROOT).equals(word) && !topic.equals("scenarios")) {
                    page.append(page.length() > 0 ? "\n" : "").append(page(topic, entry));
                }
            }
        }
        return page.length() == 0 ? Optional.empty() : Optional.of(page.toString());
    }

    private static String page(String topic, Catalog.Entry entry) {
        return switch (topic) {
            case "protocols" ->
                Protocols.find(entry.word()).map(Pages::protocol).orElseGet(() -> TrafficPages.system(entry.word()));
            case "balancers" -> TrafficPages.balancer(entry.word());
            case "faults" -> fault(entry.word());
            case "metrics" -> metric(entry);
            case "invariants" -> invariant(entry);
            case "codes" -> code(entry.word());
            case "workloads" -> workload(entry);
            case "conditions" ->
                plain("condition", entry) + example("- eventually: " + entry.word() + "\n  within: 2s");
            case "consistency" -> plain("consistency model", entry) + example("- consistency: " + entry.word());
            case "random-faults" ->
                plain("random fault", entry) + example("- every: 5s..15s\n  random: [" + entry.word() + "]\n  for: 3s");
            default ->
                plain("choice of nodes", entry) + example("- at: 10s\n  isolate: " + entry.word() + "\n  for: 5s");
        };
    }

    private static String plain(String kind, Catalog.Entry entry) {
        return entry.word() + ": " + kind + "\n" + Wrap.indented(sentence(entry.meaning()), 2);
    }

    private static String protocol(Protocol protocol) {
        StringBuilder page = new StringBuilder(protocol.name()).append(": protocol\n");
        page.append(Wrap.indented(sentence(protocol.summary()), 2));
        page.append(Wrap.indented("Source: " + sentence(protocol.reference()), 2))
                .append("\nOptions (system.with):\n");
        for (Option option : protocol.options()) {
            page.append("  ").append(option.name()).append(": ").append(values(option));
            page.append(", default ").append(option.defaultText());
            page.append(option.safeguard() ? "  (safeguard)\n" : "\n");
            page.append(Wrap.indented(sentence(option.documentation()), 6));
        }
        if (!protocol.invariantNames().isEmpty()) {
            page.append("\nInvariants: ")
                    .append(String.join(", ", protocol.invariantNames()))
                    .append('\n');
        }
        if (!protocol.measures().isEmpty()) {
            page.append("\nMetrics of its own:\n");
            for (Measure measure : protocol.measures()) {
                page.append(Wrap.indented(measure.name() + ": " + sentence(measure.meaning()), 2));
            }
        }
        if (protocol.options().stream().anyMatch(Option::safeguard)) {
            page.append("A safeguard with another value than its default breaks the protocol on purpose.\n");
        }
        return page.toString();
    }

    private static String values(Option option) {
        return switch (option.kind()) {
            case DURATION -> "a duration";
            case OPTIONAL_DURATION -> "a duration, or off";
            case DURATION_RANGE -> "a duration or a range, as 150ms..300ms";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case NUMBER -> "a number";
            case PERCENTAGE -> "a percentage";
            case BANDWIDTH -> "a bandwidth, as 20MiB/s";
            case CHOICE -> String.join(" | ", option.choices());
            case GROUPS -> "groups of nodes, one or a list";
        };
    }

    private static String fault(String word) {
        Section<FaultStep> verb = FaultVerbs.all().stream()
                .filter(candidate -> candidate.name().equals(word))
                .findFirst()
                .orElseThrow();
        StringBuilder page = new StringBuilder(word).append(": fault\n");
        page.append(Wrap.indented(sentence(verb.documentation()), 2)).append("\nFields:\n");
        for (Field<?> field : verb.fields()) {
            page.append("  ").append(field.name()).append(field.required() ? " (required)" : "");
            page.append(field.defaultText().isEmpty() ? "\n" : ", default " + field.defaultText() + "\n");
            String kind = field.kind().description();
            page.append(Wrap.indented(sentence(field.documentation()) + " It is " + kind + ".", 6));
        }
        return page.toString();
    }

    private static String metric(Catalog.Entry entry) {
        Metric metric = Metrics.find(entry.word()).orElseThrow();
        List<String> filters =
                metric.filters().stream().map(Filter::word).sorted().toList();
        String where = filters.isEmpty()
                ? "It is a figure of the cluster as a whole: 'where' does not apply."
                : "'where' can narrow it by " + String.join(", ", filters) + ".";
        return plain("metric", entry)
                + Wrap.indented("It is " + metric.unit().description() + ". " + where, 2)
                + example("- threshold: " + entry.word() + " <= …\n  during: split");
    }

    private static String invariant(Catalog.Entry entry) {
        List<String> protocols = Catalog.systems().stream()
                .filter(system -> system.invariantNames().contains(entry.word()))
                .map(SystemUnderTest::name)
                .toList();
        String of =
                protocols.isEmpty() ? "Any protocol can be held to it." : "Of: " + String.join(", ", protocols) + ".";
        return plain("invariant", entry) + "  " + of + "\n" + example("- invariant: " + entry.word());
    }

    private static String workload(Catalog.Entry entry) {
        WorkloadType type = Word.find(WorkloadType.values(), entry.word()).orElseThrow();
        StringBuilder page = new StringBuilder(plain("workload", entry)).append("\nOperations:\n");
        type.operations()
                .forEach(operation -> page.append("  ")
                        .append(operation.word())
                        .append(" ".repeat(Math.max(1, 10 - operation.word().length())))
                        .append(operation.meaning())
                        .append('\n'));
        return page.toString();
    }

    private static String code(String word) {
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(candidate -> candidate.name().equals(word))
                .findFirst()
                .orElseThrow();
        return ErrorPages.of(code).text();
    }

    static String example(String yaml) {
        StringBuilder text = new StringBuilder("\n  In a scenario:\n");
        yaml.lines().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    static String sentence(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return trimmed;
        }
        String upper = Character.toUpperCase(trimmed.charAt(0)) + trimmed.substring(1);
        return upper.endsWith(".") || upper.endsWith(")") && upper.contains(". ") ? upper : upper + ".";
    }
}
