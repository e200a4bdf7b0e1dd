package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.Style;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts colours on the messages about a scenario file; the text stays the same. */
final class DiagnosticDress {
    private static final Pattern HEAD = Pattern.compile("^(error|warning)(\\[NS\\d+\\])(: .*)$");
    private static final Pattern MARK = Pattern.compile("^( *\\| +)(\\^+.*)$");

    private DiagnosticDress() {}

    static String dress(String text, Style style) {
        if (!style.colours()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> out.append(line(line, style)).append('\n'));
        return out.toString();
    }

    private static String line(String line, Style style) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            String word = head.group(1) + head.group(2);
            return (head.group(1).equals("error") ? style.bad(word) : style.doubtful(word))
                    + style.strong(head.group(3));
        }
        Matcher mark = MARK.matcher(line);
        if (mark.matches()) {
            return style.faint(mark.group(1)) + style.bad(mark.group(2));
        }
        return line;
    }
}
