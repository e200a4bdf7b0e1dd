package io.netsplit.scenario.cli;

import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Writes what became of histories, one after the other: a line each for people, or one array for machines. */
final class HistoryVerdicts {
    private final PrintStream out;
    private final Style style;
    private final JsonWriter json;
    private final boolean machine;

    HistoryVerdicts(Terminal terminal, boolean machine) {
        this.out = terminal.out();
        this.style = terminal.outStyle();
        this.machine = machine;
        this.json = JsonWriter.pretty(out);
    }

    void begin() throws IOException {
        if (machine) {
            json.beginArray();
        }
    }

    void write(HistoryOutcome outcome) throws IOException {
        if (machine) {
            object(outcome);
        } else {
            out.println(style.symbols(line(outcome)));
        }
        out.flush();
    }

    void end() throws IOException {
        if (machine) {
            json.endArray().end();
        }
    }

    private String line(HistoryOutcome outcome) {
        Verdict verdict = outcome.verdict();
        if (verdict == null) {
            return style.doubtful("!") + " " + outcome.name() + outcome.place() + ": unreadable: " + outcome.error();
        }
        String seconds = String.format(Locale.ROOT, "%.3f s", outcome.seconds());
        String count = " (" + outcome.operations() + (outcome.operations() == 1 ? " operation, " : " operations, ")
                + seconds + (outcome.note().isEmpty() ? "" : "; " + outcome.note()) + ")";
        String start = sign(verdict) + " " + outcome.name() + ": " + outcome.answer() + count;
        Violation violation = verdict.violation();
        return violation == null
                ? start + (verdict.reason().isEmpty() ? "" : ": " + verdict.reason())
                : start + ": " + violation.sentence();
    }

    private String sign(Verdict verdict) {
        return switch (verdict.answer()) {
            case LINEARIZABLE -> style.good("✓");
            case NOT_LINEARIZABLE -> style.bad("✗");
            case UNKNOWN -> style.doubtful("?");
        };
    }

    private void object(HistoryOutcome outcome) throws IOException {
        json.beginObject()
                .put("file", outcome.name())
                .put("verdict", outcome.answer())
                .put("operations", outcome.operations())
                .put("seconds", Math.round(outcome.seconds() * 1e6) / 1e6);
        json.key("evidence");
        Verdict verdict = outcome.verdict();
        Violation violation = verdict == null ? null : verdict.violation();
        if (violation == null) {
            json.nullValue();
        } else {
            json.beginObject().put("sentence", violation.sentence()).endObject();
        }
        if (!outcome.note().isEmpty()) {
            json.put("note", outcome.note());
        }
        if (verdict != null && !verdict.reason().isEmpty()) {
            json.put("reason", verdict.reason());
        }
        if (!outcome.error().isEmpty()) {
            json.put(
                    "error",
                    (outcome.place().isEmpty() ? "" : outcome.name() + outcome.place() + ": ") + outcome.error());
        }
        json.endObject();
    }
}
