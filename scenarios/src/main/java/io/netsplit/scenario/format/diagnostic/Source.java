package io.netsplit.scenario.format.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read, with its lines, so that a message can show the line it speaks of. Two are equal where name and text are:
 * a file that is read for each variant is one source, and what is wrong in it is said once.
 */
public final class Source {
    private final String name;
    private final List<String> lines;

    /**
     * @param name as the user wrote it: a file name, or the command line flag that held the text
     * @param text all of it
     */
    public Source(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    public String name() {
        return name;
    }

    public List<String> lines() {
        return lines;
    }

    /** The line with this number, counted from 1, or "" beyond the end. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Source source && name.equals(source.name) && lines.equals(source.lines);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
