package io.netsplit.scenario.cli;

import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.runner.SweepProgress;
import java.io.PrintStream;

/** One line on a terminal that is written over as runs finish, and gone when they are done. */
final class ProgressLine implements SweepProgress {
    private static final long REDRAW_NS = 80_000_000;
    private static final int BAR = 24;

    /** A line that is wrapped cannot be written over; most terminals have 80 columns or more. */
    private static final int WIDTH_MAX = 79;

    private final PrintStream err;
    private final String scenario;
    private final boolean symbols;
    private long drawnAtNs;
    private int total;
    private int width;

    private ProgressLine(PrintStream err, String scenario, boolean symbols) {
        this.err = err;
        this.scenario = scenario;
        this.symbols = symbols;
        this.drawnAtNs = System.nanoTime() - REDRAW_NS;
    }

    /** Shows nothing where nobody watches. */
    static SweepProgress of(Terminal terminal, String scenario) {
        return terminal.showsProgress()
                ? new ProgressLine(terminal.err(), scenario, terminal.errStyle().symbols())
                : SweepProgress.NONE;
    }

    /** Clears what {@code progress} has drawn. */
    static void clear(SweepProgress progress) {
        if (progress instanceof ProgressLine line) {
            line.draw("");
        }
    }

    @Override
    public void started(int runs) {
        total = runs;
        draw(scenario + "  0/" + runs);
    }

    @Override
    public void finished(RunSummary run, int done, int of) {
        long now = System.nanoTime();
        if (now - drawnAtNs < REDRAW_NS && done < of) {
            return;
        }
        drawnAtNs = now;
        draw(scenario + "  " + bar(done, of) + "  " + done + "/" + of + "  " + run.variant() + " seed " + run.seed());
    }

    @Override
    public void recording(String variant, long seed) {
        draw(scenario + "  " + bar(total, total) + "  recording " + variant + " seed " + seed);
    }

    private String bar(int done, int of) {
        int filled = of == 0 ? BAR : (int) ((long) BAR * done / of);
        return (symbols ? "█" : "#").repeat(filled) + (symbols ? "░" : ".").repeat(BAR - filled);
    }

    private void draw(String text) {
        String shown = text.length() > WIDTH_MAX ? text.substring(0, WIDTH_MAX) : text;
        err.print("\r" + shown + " ".repeat(Math.max(0, width - shown.length())) + (shown.isEmpty() ? "\r" : ""));
        err.flush();
        width = shown.length();
    }
}
