package io.netsplit.scenario.runner;

import io.netsplit.scenario.report.SummaryJson;
import io.netsplit.scenario.result.RunSummary;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON for every finished run to runs.jsonl, in the order of seeds and then variants, each line whole, so that whoever
 * reads the file meanwhile, or after an interruption, finds only complete lines.
 */
final class RunLines implements Closeable {
    static final String FILE = "runs.jsonl";

    private final @Nullable RunSummary[] waiting;
    private final SweepFolder folder;
    private final @Nullable OutputStream out;
    private int next;

    RunLines(SweepFolder folder, int runs) {
        this.folder = folder;
        waiting = new RunSummary[runs];
        out = folder.open(FILE);
    }

    /** Run number {@code index} is done; it is written once all before it are. */
    void finished(int index, RunSummary run) {
        waiting[index] = run;
        while (next < waiting.length && waiting[next] != null) {
            write(next++);
        }
    }

    /** Writes what is left, with gaps where runs were not done. */
    @Override
    public void close() {
        while (next < waiting.length) {
            write(next++);
        }
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                folder.failed(e);
            }
        }
    }

    private void write(int index) {
        RunSummary run = waiting[index];
        waiting[index] = null;
        if (run != null && out != null) {
            folder.write(path -> out.write((SummaryJson.line(run) + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }
}
