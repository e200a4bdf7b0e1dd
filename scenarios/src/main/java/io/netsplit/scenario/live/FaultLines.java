package io.netsplit.scenario.live;

import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.yaml.YamlMapping;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlReader;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes steps behind the last of a scenario's faults, and leaves everything else of the text as it is, comments too. They go
 * where the variant has its faults from: the file's own list, or that of the variant. At the end, because steps without a name
 * are called by their place, and a name decides what chance has in store for a step.
 */
public final class FaultLines {
    private static final String FAULTS = "faults";

    private final String text;
    private final Source source;

    private FaultLines(String name, String text) {
        this.text = text;
        this.source = new Source(name, text);
    }

    /**
     * The text with these steps.
     *
     * @param steps each as "{ at: 3s, name: cut-1, isolate: n1 }"
     * @throws IllegalArgumentException where the text has no place for them
     */
    public static String add(Script script, String variant, List<String> steps) {
        return steps.isEmpty() ? script.text() : new FaultLines(script.name(), script.text()).add(variant, steps);
    }

    private String add(String variant, List<String> steps) {
        YamlNode document = YamlReader.read(source, text, new ArrayList<>()).orElseThrow(this::noPlace);
        if (!(document instanceof YamlMapping root)) {
            throw noPlace();
        }
        YamlMapping owner = root.mapping("variants")
                .flatMap(variants -> variants.mapping(variant))
                .filter(patch -> patch.get(FAULTS).isPresent())
                .orElse(root);
        Optional<YamlMapping.Entry> faults = owner.entry(FAULTS);
        if (faults.isEmpty()) {
            String end = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            return text + end + "\nfaults:\n" + block(steps, 2);
        }
        if (!(faults.get().value() instanceof YamlSequence list)) {
            throw noPlace();
        }
        return isFlow(list) ? inBrackets(list, steps) : below(list, steps);
    }

    private IllegalArgumentException noPlace() {
        return new IllegalArgumentException(
                "a fault cannot be written into " + source.name() + ": its 'faults' are no list");
    }

    private String inBrackets(YamlSequence list, List<String> steps) {
        int close = offset(list.span().endLine(), list.span().endColumn()) - 1;
        String before = text.substring(0, close).stripTrailing();
        boolean first = list.items().isEmpty();
        boolean comma = first || before.endsWith(",");
        return before + (comma ? " " : ", ") + String.join(", ", steps) + text.substring(close);
    }

    private String below(YamlSequence list, List<String> steps) {
        int line = lastLine(list);
        int end = offset(line + 1, 1);
        String head = text.substring(0, end);
        return head
                + (head.endsWith("\n") ? "" : "\n")
                + block(steps, list.span().column() - 1)
                + text.substring(end);
    }

    private static String block(List<String> steps, int indent) {
        StringBuilder lines = new StringBuilder();
        steps.forEach(step ->
                lines.append(" ".repeat(indent)).append("- ").append(step).append('\n'));
        return lines.toString();
    }

    /** The last line on which something of the value stands; a block ends only where the next thing begins. */
    private int lastLine(YamlNode node) {
        if (!isFlow(node) && node instanceof YamlSequence list && !list.items().isEmpty()) {
            return lastLine(list.items().get(list.items().size() - 1));
        }
        if (!isFlow(node)
                && node instanceof YamlMapping mapping
                && !mapping.entries().isEmpty()) {
            YamlMapping.Entry last = mapping.entries().get(mapping.entries().size() - 1);
            return Math.max(last.keySpan().endLine(), lastLine(last.value()));
        }
        Span span = node.span();
        return span.endColumn() == 1 && span.endLine() > span.line() ? span.endLine() - 1 : span.endLine();
    }

    private boolean isFlow(YamlNode node) {
        int at = offset(node.span().line(), node.span().column());
        return at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '{');
    }

    /** From a place, counted from 1, to the number of characters before it. */
    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return text.length();
            }
            start = next + 1;
        }
        return Math.min(
                text.length(),
                text.offsetByCodePoints(start, Math.min(column - 1, text.codePointCount(start, text.length()))));
    }
}
