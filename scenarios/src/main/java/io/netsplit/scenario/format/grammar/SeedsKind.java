package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.scenario.format.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Seeds: 20 is 1 to 20; 5..9 is five of them; [7, 11] is two. */
final class SeedsKind implements Kind<List<Long>> {
    /** Most runs of one variant. */
    static final int MOST = 1_000_000;

    private static final String NUMBER = "[0-9]{1,18}";

    @Override
    public Optional<List<Long>> read(YamlNode node, Reading reading) {
        if (node instanceof YamlSequence sequence) {
            return list(sequence, reading);
        }
        String text = node instanceof YamlScalar scalar ? scalar.text() : "";
        if (text.matches(NUMBER)) {
            return range(1, Long.parseLong(text), node.span(), reading);
        }
        if (text.matches(NUMBER + "\\.\\." + NUMBER)) {
            int dots = text.indexOf("..");
            long from = Long.parseLong(text.substring(0, dots));
            return range(from, Long.parseLong(text.substring(dots + 2)), node.span(), reading);
        }
        reading.report(
                ErrorCode.NS008,
                node.span(),
                "expected seeds, not " + (text.isEmpty() ? node.description() : "'" + text + "'"),
                "20 means 1 to 20; 5..9 and [7, 11] are also right");
        return Optional.empty();
    }

    private static Optional<List<Long>> range(long from, long to, Span span, Reading reading) {
        if (to < from || to - from >= MOST) {
            boolean isEmpty = to < from;
            reading.report(Diagnostic.of(
                            isEmpty ? ErrorCode.NS011 : ErrorCode.NS005,
                            span,
                            isEmpty ? "there is no seed from " + from + " to " + to : "more seeds than " + MOST)
                    .withLabel(isEmpty ? "expected at least one" : "expected at most " + MOST));
            return Optional.empty();
        }
        return Optional.of(LongStream.rangeClosed(from, to).boxed().toList());
    }

    private static Optional<List<Long>> list(YamlSequence sequence, Reading reading) {
        List<Long> seeds = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            String text = item instanceof YamlScalar scalar ? scalar.text() : "";
            if (!text.matches(NUMBER)) {
                reading.report(ErrorCode.NS008, item.span(), "a seed is a whole number that is not negative", "");
                return Optional.empty();
            }
            if (seeds.contains(Long.parseLong(text))) {
                reading.report(ErrorCode.NS013, item.span(), "seed " + text + " is given twice", "");
                return Optional.empty();
            }
            seeds.add(Long.parseLong(text));
        }
        if (seeds.isEmpty() || seeds.size() > 10_000) {
            reading.report(ErrorCode.NS011, sequence.span(), "a list of seeds has 1 to 10000 entries", "");
            return Optional.empty();
        }
        return Optional.of(List.copyOf(seeds));
    }

    @Override
    public String description() {
        return "a number of seeds, a range as 5..9, or a list as [7, 11]";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> seed = Json.object("type", "integer", "minimum", 0);
        return Json.anyOf(List.of(
                Json.object("type", "integer", "minimum", 1, "maximum", MOST),
                Json.object("type", "string", "pattern", "^[0-9]+\\.\\.[0-9]+$"),
                Json.object("type", "array", "minItems", 1, "uniqueItems", true, "items", seed)));
    }
}
