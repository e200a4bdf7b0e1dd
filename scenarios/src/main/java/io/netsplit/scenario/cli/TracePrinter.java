package io.netsplit.scenario.cli;

import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;

/** Prints the part of a trace that matters, line by line. */
final class TracePrinter {
    /**
     * What to show: milestones of the whole run, or everything around an instant.
     *
     * @param focusNs the instant that matters; {@link Long#MAX_VALUE} for none: then the end of the run is what matters
     * @param untilNs nothing after this
     * @param everything every event, not only milestones
     * @param lines at most so many
     */
    record Selection(long focusNs, long untilNs, boolean everything, int lines) {}

    /** What was found at the end: the digest that the file records, and why it ended early, each possibly empty. */
    record Ending(String engine, String digest, String problem) {}

    private final PrintStream out;
    private final boolean symbols;
    private final Selection selection;
    private final ArrayDeque<String> before = new ArrayDeque<>();
    private final ArrayDeque<String> after = new ArrayDeque<>();
    private long leftOut;

    TracePrinter(PrintStream out, boolean symbols, Selection selection) {
        this.out = out;
        this.symbols = symbols;
        this.selection = selection;
    }

    /** Of too many lines those nearest to the focus are shown. */
    Ending print(Path file) throws IOException {
        try (TraceReader reader = TraceReader.open(file)) {
            EventText text = new EventText(reader.header());
            for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
                String line = text.line(event);
                if (event.timeNs() <= selection.untilNs() && (selection.everything() || EventText.isMilestone(event))) {
                    keep(event.timeNs(), line);
                }
            }
            write();
            return new Ending(
                    reader.header().engine(),
                    reader.end().map(TraceReader.End::digest).orElse(""),
                    reader.problem());
        }
    }

    private void keep(long timeNs, String line) {
        boolean focused = selection.focusNs() != Long.MAX_VALUE;
        if (timeNs > selection.focusNs()) {
            if (after.size() < selection.lines() / 4) {
                after.add(line);
            }
            return;
        }
        before.add(line);
        int room = focused ? selection.lines() - selection.lines() / 4 : selection.lines();
        if (before.size() > room) {
            before.removeFirst();
            leftOut++;
        }
    }

    private void write() {
        if (leftOut > 0) {
            out.println(shown("  … " + leftOut + " earlier lines are left out; --lines shows more"));
        }
        before.forEach(line -> out.println(shown(line)));
        if (selection.focusNs() != Long.MAX_VALUE) {
            out.println(shown("  ────────────────  this is the instant"));
        }
        after.forEach(line -> out.println(shown(line)));
    }

    private String shown(String line) {
        return symbols ? line : line.replace("→", "->").replace("…", "...").replace("─", "-");
    }
}
