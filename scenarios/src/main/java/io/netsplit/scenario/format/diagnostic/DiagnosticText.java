package io.netsplit.scenario.format.diagnostic;

import java.util.List;

/**
 * Prints messages with the line that they speak of and a mark under the place, as compilers do. Plain text; at most
 * {@link #MOST} messages of one file.
 */
public final class DiagnosticText {
    /** Messages that are shown; those beyond are counted. */
    public static final int MOST = 20;

    private static final int WIDEST_LINE = 160;

    private DiagnosticText() {}

    /** All messages of one file and a last line that counts them; "" where there are none. */
    public static String render(String file, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        List<Diagnostic> sorted =
                diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
        StringBuilder out = new StringBuilder();
        sorted.stream()
                .limit(MOST)
                .forEach(diagnostic -> out.append(render(diagnostic)).append('\n'));
        if (sorted.size() > MOST) {
            out.append("and ").append(sorted.size() - MOST).append(" more\n");
        }
        return out.append(file).append(": ").append(count(sorted)).append('\n').toString();
    }

    /** "2 errors, 1 warning". */
    public static String count(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        long warnings = diagnostics.size() - errors;
        if (warnings == 0) {
            return counted(errors, "error");
        }
        return errors == 0
                ? counted(warnings, "warning")
                : counted(errors, "error") + ", " + counted(warnings, "warning");
    }

    /** One message, with its last line ended. */
    public static String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.severity().word())
                .append('[')
                .append(diagnostic.code())
                .append("]: ")
                .append(diagnostic.message())
                .append('\n');
        int width = String.valueOf(widest(diagnostic)).length();
        String margin = " ".repeat(width);
        out.append(margin).append("--> ").append(diagnostic.span().place()).append('\n');
        place(out, margin, diagnostic.span(), '^', diagnostic.label());
        diagnostic.related().ifPresent(related -> {
            out.append(margin).append("::: ").append(related.span().place()).append('\n');
            place(out, margin, related.span(), '-', related.label());
        });
        if (!diagnostic.help().isEmpty()) {
            out.append(margin).append(" |\n");
            out.append(margin).append(" = help: ").append(diagnostic.help()).append('\n');
        }
        return out.toString();
    }

    private static int widest(Diagnostic diagnostic) {
        int line = diagnostic.span().line();
        return diagnostic.related().map(r -> Math.max(line, r.span().line())).orElse(line);
    }

    private static void place(StringBuilder out, String margin, Span span, char mark, String label) {
        String line = span.source().line(span.line());
        if (line.isBlank() && label.isEmpty()) {
            return;
        }
        int cut = Math.max(0, Math.min(span.column() - 1, line.length()) - WIDEST_LINE / 2);
        String shown = printable(line.substring(cut, Math.min(line.length(), cut + WIDEST_LINE)));
        String number = String.valueOf(span.line());
        out.append(margin).append(" |\n");
        out.append(" ".repeat(margin.length() - number.length()))
                .append(number)
                .append(" | ")
                .append(shown)
                .append('\n');
        out.append(margin)
                .append(" | ")
                .append(" ".repeat(Math.max(0, span.column() - 1 - cut)))
                .append(String.valueOf(mark).repeat(markLength(span, line, cut)));
        out.append(label.isEmpty() ? "" : " " + label).append('\n');
    }

    private static int markLength(Span span, String line, int cut) {
        int end = span.endLine() == span.line()
                ? span.endColumn()
                : line.stripTrailing().length() + 1;
        int last = Math.min(end, cut + WIDEST_LINE + 1);
        return Math.max(1, last - span.column());
    }

    /** Control characters and tabs would move the mark away from its place. */
    private static String printable(String line) {
        StringBuilder out = new StringBuilder(line.length());
        line.chars().forEach(c -> out.append(c == '\t' ? ' ' : Character.isISOControl(c) ? '\u00B7' : (char) c));
        return out.toString();
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
