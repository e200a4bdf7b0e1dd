package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Kinds;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.Operator;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric, an operator and a value: latency.p99 < 50ms. */
final class ThresholdKind implements Kind<ThresholdKind.Claim> {
    private static final Pattern FORM = Pattern.compile("([^\\s<>=!]+)(\\s*)([<>=!]+)(\\s*)(\\S+)");
    private static final String EXAMPLE = "write a metric, an operator and a value, as latency.p99 < 50ms";

    /** {@code value} is in the metric's unit. */
    record Claim(Metric metric, Operator operator, double value, String text) {}

    @Override
    public Optional<Claim> read(YamlNode node, Reading reading) {
        String text = node instanceof YamlScalar scalar ? scalar.text().strip() : "";
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            reading.report(ErrorCode.NS008, node.span(), "this is not a threshold", EXAMPLE);
            return Optional.empty();
        }
        Optional<Metric> metric = metric(form.group(1), part(node.span(), text, form, 1), reading);
        Optional<Operator> operator = operator(form.group(3), part(node.span(), text, form, 3), reading);
        if (metric.isEmpty() || operator.isEmpty()) {
            return Optional.empty();
        }
        return value(metric.get(), form.group(5), part(node.span(), text, form, 5), reading)
                .map(v -> new Claim(metric.get(), operator.get(), v, text));
    }

    private static Span part(Span whole, String text, Matcher form, int group) {
        boolean isPlain = whole.line() == whole.endLine() && whole.endColumn() - whole.column() == text.length();
        int length = form.end(group) - form.start(group);
        return isPlain ? whole.part(form.start(group), length) : whole;
    }

    private static Optional<Metric> metric(String word, Span span, Reading reading) {
        Optional<Metric> found = Metrics.find(word);
        if (found.isEmpty()) {
            List<String> words = Metrics.words();
            List<String> family =
                    words.stream().filter(w -> w.startsWith(word + ".")).toList();
            Diagnostic diagnostic = Diagnostic.of(ErrorCode.NS012, span, "no metric is called '" + word + "'");
            reading.report(
                    family.isEmpty()
                            ? diagnostic.suggesting(word, words).withHelp("metrics are " + families(words))
                            : diagnostic.withLabel("which one?").withHelp("choose from " + String.join(", ", family)));
        }
        return found;
    }

    private static String families(List<String> words) {
        List<String> names = new ArrayList<>();
        for (String word : words) {
            int dot = word.indexOf('.');
            String last = names.isEmpty() ? "" : names.get(names.size() - 1);
            if (dot > 0 && last.startsWith(word.substring(0, dot))) {
                names.set(names.size() - 1, last + " " + word.substring(dot));
            } else {
                names.add(word);
            }
        }
        return String.join(", ", names);
    }

    private static Optional<Operator> operator(String word, Span span, Reading reading) {
        Optional<Operator> found = Word.find(Operator.values(), word);
        if (found.isEmpty()) {
            Diagnostic diagnostic = Diagnostic.of(ErrorCode.NS012, span, "'" + word + "' is not an operator")
                    .withHelp("operators are " + String.join(" ", Word.words(Operator.values())));
            String meant = switch (word) {
                case "=" -> "==";
                case "=<" -> "<=";
                case "=>" -> ">=";
                default -> "";
            };
            reading.report(meant.isEmpty() ? diagnostic : diagnostic.withLabel("did you mean '" + meant + "'?"));
        }
        return found;
    }

    /** The value in the metric's unit. */
    static Optional<Double> value(Metric metric, String text, Span span, Reading reading) {
        boolean isNumber = text.matches("-?[0-9]+(\\.[0-9]+)?");
        YamlScalar scalar = new YamlScalar(text, isNumber ? YamlScalar.Type.FLOAT : YamlScalar.Type.STRING, span);
        return switch (metric.unit()) {
            case DURATION -> Kinds.SIGNED_DURATION.read(scalar, reading).map(Long::doubleValue);
            case SHARE -> Kinds.SHARE.read(scalar, reading);
            case RATE -> Kinds.RATE_OR_ZERO.read(scalar, reading);
            case COUNT, NUMBER -> {
                if (!isNumber) {
                    reading.report(
                            ErrorCode.NS010,
                            span,
                            "'" + metric.word() + "' is a count, and '" + text + "' is none",
                            "write a number without a unit");
                    yield Optional.empty();
                }
                yield Optional.of(Double.parseDouble(text));
            }
        };
    }

    @Override
    public String description() {
        return "a metric, an operator and a value, as latency.p99 < 50ms";
    }

    @Override
    public Map<String, Object> schema() {
        String metrics = String.join("|", Metrics.words()).replace(".", "\\.");
        String value = "-?[0-9]+(\\.[0-9]+)?(%|ns|us|ms|s|m|h|/s|/m|/h)?([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m))*";
        return Json.object("type", "string", "pattern", "^(" + metrics + ") *(<|<=|>|>=|==|!=) *" + value + "$");
    }
}
