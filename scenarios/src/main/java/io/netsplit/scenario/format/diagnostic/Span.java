package io.netsplit.scenario.format.diagnostic;

import java.util.Comparator;

/**
 * A stretch of a source. Lines and columns count from 1; the end is exclusive; columns count characters, not bytes.
 *
 * @param source the text
 * @param line first line
 * @param column first column
 * @param endLine line of the end
 * @param endColumn column after the last character
 */
public record Span(Source source, int line, int column, int endLine, int endColumn) {
    /** By place in the file. */
    public static final Comparator<Span> BY_PLACE = Comparator.comparing((Span span) -> span.source.name())
            .thenComparingInt(Span::line)
            .thenComparingInt(Span::column);

    /** The very beginning, for messages about a file as a whole. */
    public static Span start(Source source) {
        return new Span(source, 1, 1, 1, 1);
    }

    /** "file:line:column". */
    public String place() {
        return source.name() + ":" + line + ":" + column;
    }

    /** The part of this stretch that begins {@code from} characters after its start, on the first line. */
    public Span part(int from, int length) {
        return new Span(source, line, column + from, line, column + from + length);
    }

    @Override
    public String toString() {
        return place();
    }
}
