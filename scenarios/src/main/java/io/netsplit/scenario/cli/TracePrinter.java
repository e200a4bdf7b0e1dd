package io.netsplit.scenario.cli;

import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** Prints the part of a trace that matters, line by line. */
final class TracePrinter {
    /** What to show. */
    record Selection(long fromNs, long untilNs, boolean everything, int lines) {}

    /** What was found at the end: the digest that the file records, and why it ended early, each possibly empty. */
    record Ending(String engine, String digest, String problem) {}

    private final PrintStream out;
    private final boolean symbols;

    TracePrinter(PrintStream out, boolean symbols) {
        this.out = out;
        this.symbols = symbols;
    }

    /** Milestones, or everything, within the selection; of too many lines the last ones, because the end is what matters. */
    Ending print(Path file, Selection selection) throws IOException {
        ArrayDeque<String> lines = new ArrayDeque<>();
        long left = 0;
        try (TraceReader reader = TraceReader.open(file)) {
            EventText text = new EventText(reader.header());
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                String line = text.line(event);
                boolean inside = event.timeNs() >= selection.fromNs() && event.timeNs() <= selection.untilNs();
                if (!inside || !selection.everything() && !EventText.isMilestone(event)) {
                    continue;
                }
                lines.add(line);
                if (lines.size() > selection.lines()) {
                    lines.removeFirst();
                    left++;
                }
            }
            if (left > 0) {
                out.println("  … " + left + " earlier lines are left out; --lines shows more");
            }
            lines.forEach(line -> out.println(symbols ? line : line.replace("→", "->")));
            return new Ending(
                    reader.header().engine(),
                    reader.end().map(TraceReader.End::digest).orElse(""),
                    reader.problem());
        }
    }
}
