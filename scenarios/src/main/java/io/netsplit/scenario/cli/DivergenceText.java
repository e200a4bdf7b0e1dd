package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.DivergenceWords;
import io.netsplit.scenario.report.Style;
import io.netsplit.trace.Change;
import io.netsplit.trace.Divergence;
import io.netsplit.trace.TraceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where two traces part, in lines for a person: what they have in common, what comes then on either side, what differs. */
final class DivergenceText {
    private final TraceComparison compared;
    private final DivergenceWords words;
    private final String one;
    private final String other;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private DivergenceText(TraceComparison compared, String one, String other, Style style) {
        this.compared = compared;
        this.one = one;
        this.other = other;
        this.style = style;
        this.words = new DivergenceWords(
                compared.divergence(),
                new DivergenceWords.Run(one, compared.header()),
                new DivergenceWords.Run(other, compared.otherHeader()));
    }

    /**
     * @param one what one of them is called, as "A"
     */
    static List<String> of(TraceComparison compared, String one, String other, Style style) {
        DivergenceText text = new DivergenceText(compared, one, other, style);
        text.write();
        return text.lines.stream().map(style::symbols).toList();
    }

    private void write() {
        Divergence divergence = compared.divergence();
        words.headers().forEach(line -> lines.add("  " + line));
        String sign = switch (divergence.answer()) {
            case SAME -> style.good("✓");
            case DIFFERENT -> style.bad("✗");
            case UNKNOWN -> style.doubtful("?");
        };
        String then = words.next();
        lines.add(sign + " " + words.common() + (then.isEmpty() ? ", and the same end" : "; then " + then));
        if (divergence.answer() == Divergence.Answer.DIFFERENT) {
            difference(divergence);
        }
    }

    private void difference(Divergence divergence) {
        if (!compared.before().isEmpty()) {
            lines.add("");
            lines.add("The last that they have in common:");
            compared.before().forEach(line -> lines.add(style.faint(line)));
        }
        lines.add("");
        lines.add("Event " + (divergence.common() + 1) + ":");
        side(one, divergence.one(), compared.next());
        side(other, divergence.other(), compared.otherNext());
        if (!divergence.changes().isEmpty()) {
            lines.add("");
            table(divergence.changes());
        }
    }

    private void side(String name, Divergence.Side side, String line) {
        String text = side.event() != null
                ? line
                : side.end().map(DivergenceText::end).orElse("nothing more");
        String gap = " ".repeat(Math.max(one.length(), other.length()) - name.length());
        lines.add(style.strong(name) + gap + text + style.faint("  (line " + side.line() + ")"));
    }

    private static String end(TraceReader.End end) {
        return String.format(Locale.ROOT, "%12.6f s  ", end.timeNs() / 1e9) + "end       " + end.outcome() + ", "
                + end.events() + " events, digest " + end.digest();
    }

    private void table(List<Change> changes) {
        int field = 0;
        int value = one.length();
        for (Change change : changes) {
            field = Math.max(field, change.field().length());
            value = Math.max(value, words.one(change).length());
        }
        String row = "  %-" + field + "s   %-" + value + "s   %s";
        lines.add(style.strong(String.format(Locale.ROOT, row, "", one, other)));
        for (Change change : changes) {
            lines.add(String.format(Locale.ROOT, row, change.field(), words.one(change), words.other(change)));
        }
    }
}
