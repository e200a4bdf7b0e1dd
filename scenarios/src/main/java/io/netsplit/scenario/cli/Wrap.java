package io.netsplit.scenario.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. */
final class Wrap {
    static final int WIDTH = 96;

    private Wrap() {}

    /** Each line, indented; words longer than a line stand alone. */
    static String indented(String prose, int indent) {
        StringBuilder out = new StringBuilder();
        for (String line : lines(prose, WIDTH - indent)) {
            out.append(" ".repeat(indent)).append(line).append('\n');
        }
        return out.toString();
    }

    static List<String> lines(String prose, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : prose.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
