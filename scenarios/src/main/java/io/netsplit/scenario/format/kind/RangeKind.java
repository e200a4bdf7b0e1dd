package io.netsplit.scenario.format.kind;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.model.Range;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.util.Optional;

/** A duration, or a uniform range of durations as "150ms..300ms". */
final class RangeKind extends ScalarKind<Range> {
    private final Kind<Long> bound;

    RangeKind(Kind<Long> bound) {
        super(
                "a duration or a range of durations, as 150ms..300ms",
                Json.pattern(
                        Quantity.DURATION.regex() + "(\\.\\." + Quantity.DURATION.regex() + ")?",
                        "a duration or a range of durations, as 150ms..300ms"));
        this.bound = bound;
    }

    @Override
    Optional<Range> parse(YamlScalar scalar, Reading reading) {
        int dots = scalar.text().indexOf("..");
        if (dots < 0) {
            return bound.read(scalar, reading).map(Range::exactly);
        }
        Optional<Long> min = bound.read(part(scalar, 0, dots), reading);
        Optional<Long> max = bound.read(part(scalar, dots + 2, scalar.text().length()), reading);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        if (max.get() < min.get()) {
            reading.report(Diagnostic.of(ErrorCode.NS013, scalar.span(), "a range runs from the smaller to the larger")
                    .withLabel("did you mean '" + scalar.text().substring(dots + 2) + ".."
                            + scalar.text().substring(0, dots) + "'?"));
            return Optional.empty();
        }
        return Optional.of(new Range(min.get(), max.get()));
    }

    private static YamlScalar part(YamlScalar scalar, int from, int to) {
        Span whole = scalar.span();
        boolean isPlain = whole.line() == whole.endLine()
                && whole.endColumn() - whole.column() == scalar.text().length();
        String text = scalar.text().substring(from, to);
        boolean isNumber = text.matches("[0-9.]+");
        YamlScalar.Type type = isNumber ? YamlScalar.Type.FLOAT : YamlScalar.Type.STRING;
        return new YamlScalar(text, type, isPlain ? whole.part(from, Math.max(1, to - from)) : whole);
    }
}
