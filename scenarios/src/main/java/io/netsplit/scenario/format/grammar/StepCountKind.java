package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import io.netsplit.workload.TransactionShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many steps a transaction has: a whole number, or a range as 1..4. */
final class StepCountKind implements Kind<StepCountKind.Steps> {
    /** From the fewest to the most. */
    record Steps(int fewest, int most) {}

    private static final int MOST = TransactionShape.MOST_STEPS;
    private static final String NUMBER = "[1-9][0-9]{0,2}";
    private static final Pattern PATTERN = Pattern.compile("(" + NUMBER + ")(?:\\.\\.(" + NUMBER + "))?");

    @Override
    public Optional<Steps> read(YamlNode node, Reading reading) {
        Matcher matcher = PATTERN.matcher(node instanceof YamlScalar scalar ? scalar.text() : "");
        if (matcher.matches()) {
            int fewest = Integer.parseInt(matcher.group(1));
            int most = matcher.group(2) == null ? fewest : Integer.parseInt(matcher.group(2));
            if (fewest <= most && most <= MOST) {
                return Optional.of(new Steps(fewest, most));
            }
        }
        String found = node instanceof YamlScalar scalar ? "'" + scalar.text() + "'" : node.description();
        reading.report(ErrorCode.NS008, node.span(), "expected " + description() + ", not " + found, "");
        return Optional.empty();
    }

    @Override
    public String description() {
        return "a whole number from 1 to " + MOST + ", or a range of these, as 1..4";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.anyOf(List.of(
                Json.object("type", "integer", "minimum", 1, "maximum", MOST),
                Json.pattern(NUMBER + "\\.\\." + NUMBER, description())));
    }
}
