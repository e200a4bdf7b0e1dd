package io.netsplit.scenario.cli;

import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.scenario.report.JsonWriter;
import io.netsplit.scenario.report.Style;
import io.netsplit.scenario.report.evidence.EvidenceObject;
import io.netsplit.scenario.report.evidence.EvidenceText;
import io.netsplit.scenario.report.evidence.Exhibit;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Writes what became of histories, one after the other: a line each for people, with a drawing where there is only one, or
 * one array for machines.
 */
final class HistoryVerdicts {
    private final PrintStream out;
    private final Style style;
    private final JsonWriter json;
    private final boolean machine;
    private final boolean drawing;

    HistoryVerdicts(Terminal terminal, boolean machine, boolean drawing) {
        this.out = terminal.out();
        this.style = terminal.outStyle();
        this.machine = machine;
        this.drawing = drawing;
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
            text(outcome);
        }
        out.flush();
    }

    void end() throws IOException {
        if (machine) {
            json.endArray().end();
        }
    }

    private void text(HistoryOutcome outcome) {
        Exhibit exhibit = outcome.exhibit();
        if (exhibit == null) {
            out.println(style.doubtful("!") + " " + outcome.name() + outcome.place() + ": unreadable: "
                    + style.symbols(outcome.error()));
            return;
        }
        String line = style.symbols(sign(exhibit.verdict())) + " " + outcome.name() + ": " + outcome.answer()
                + style.symbols(figures(outcome));
        Violation violation = exhibit.verdict().violation();
        if (violation != null && drawing) {
            out.println(line);
            out.print(EvidenceText.of(exhibit, style, EvidenceText.WIDTH));
        } else {
            String why = violation == null ? exhibit.verdict().reason() : violation.sentence();
            out.println(line + (why.isEmpty() ? "" : ": " + style.symbols(why)));
        }
    }

    private static String figures(HistoryOutcome outcome) {
        String seconds = String.format(Locale.ROOT, "%.3f s", outcome.seconds());
        return " (" + outcome.operations() + (outcome.operations() == 1 ? " operation, " : " operations, ") + seconds
                + (outcome.note().isEmpty() ? "" : "; " + outcome.note()) + ")";
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
        Exhibit exhibit = outcome.exhibit();
        if (exhibit == null) {
            json.nullValue();
        } else {
            EvidenceObject.write(json, exhibit);
            optional("reason", exhibit.verdict().reason());
        }
        optional("note", outcome.note());
        String where = outcome.place().isEmpty() ? "" : outcome.name() + outcome.place() + ": ";
        optional("error", outcome.error().isEmpty() ? "" : where + outcome.error());
        json.endObject();
    }

    private void optional(String key, String text) throws IOException {
        if (!text.isEmpty()) {
            json.put(key, text);
        }
    }
}
