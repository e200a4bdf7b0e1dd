package io.netsplit.scenario.format.grammar;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.diagnostic.Span;
import io.netsplit.scenario.format.kind.Json;
import io.netsplit.scenario.format.kind.Kind;
import io.netsplit.scenario.format.kind.Reading;
import io.netsplit.scenario.format.model.Workload.Arrivals;
import io.netsplit.scenario.format.model.Workload.Recorded;
import io.netsplit.scenario.format.yaml.YamlNode;
import io.netsplit.scenario.format.yaml.YamlScalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The name of a CSV file of arrivals, which is read at once: a broken line is shown as it stands in that file. */
final class RecordKind implements Kind<Arrivals> {
    private static final long LARGEST_BYTES = 256L << 20;
    private static final BigDecimal NS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LATEST_SECONDS = BigDecimal.valueOf(1_000_000_000);

    @Override
    public Optional<Arrivals> read(YamlNode node, Reading reading) {
        if (!(node instanceof YamlScalar scalar) || scalar.text().isBlank()) {
            reading.report(ErrorCode.NS008, node.span(), "expected the name of a file", "as recorded: arrivals.csv");
            return Optional.empty();
        }
        return source(scalar, reading)
                .flatMap(source -> times(source, reading))
                .map(times -> new Recorded(scalar.text(), times));
    }

    /** The record, called by a path that can be opened from where the scenario's can. */
    private static Optional<Source> source(YamlScalar scalar, Reading reading) {
        try {
            Path file = Path.of(scalar.span().source().name()).resolveSibling(scalar.text());
            if (Files.size(file) <= LARGEST_BYTES) {
                return Optional.of(new Source(file.toString(), Files.readString(file)));
            }
            reading.report(ErrorCode.NS005, scalar.span(), "the record is larger than 256 MiB", "");
        } catch (IOException | InvalidPathException e) {
            reading.report(
                    ErrorCode.NS004,
                    scalar.span(),
                    "the record '" + scalar.text() + "' cannot be read",
                    "it is looked for beside the scenario file");
        }
        return Optional.empty();
    }

    private static Optional<List<Long>> times(Source source, Reading reading) {
        List<Long> times = new ArrayList<>();
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            String cell = lines.get(i).split(",", 2)[0].strip();
            boolean isHeading = i == 0 && !cell.matches("[-+.0-9].*");
            if (isHeading || lines.get(i).isBlank()) {
                continue;
            }
            long last = times.isEmpty() ? 0 : times.get(times.size() - 1);
            Optional<Long> time = time(cell, last);
            if (time.isEmpty()) {
                Span place = new Span(source, i + 1, 1, i + 1, lines.get(i).length() + 1);
                reading.report(
                        Diagnostic.of(ErrorCode.NS008, place, "this line of the record gives no time")
                                .withHelp(
                                        "the first column is a time in seconds, not before that of the line above, as 12.0345"));
                return Optional.empty();
            }
            times.add(time.get());
        }
        if (times.size() < 2) {
            reading.report(ErrorCode.NS008, Span.start(source), "a record has at least two requests", "");
            return Optional.empty();
        }
        return Optional.of(times);
    }

    private static Optional<Long> time(String cell, long lastNs) {
        try {
            BigDecimal seconds = new BigDecimal(cell);
            if (seconds.signum() < 0 || seconds.compareTo(LATEST_SECONDS) > 0) {
                return Optional.empty();
            }
            long timeNs = seconds.multiply(NS_PER_SECOND).longValue();
            return timeNs >= lastNs ? Optional.of(timeNs) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String description() {
        return "the name of a CSV file";
    }

    @Override
    public Map<String, Object> schema() {
        return Json.object("type", "string", "minLength", 1);
    }
}
