package io.netsplit.scenario.runner;

import io.netsplit.run.BackEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How to run a scenario, as the command line says it.
 *
 * @param part which of its runs
 * @param output what is written and kept
 * @param limits how far it may go
 * @param threads runs at the same time; results do not depend on it
 * @param failFast true ends the sweep after the first run that violates an assertion that should hold
 * @param interrupted asked often; true ends the sweep and keeps what was finished
 * @param on real nodes on which the runs take place, one after the other; null simulates
 * @param watch who looks on while runs of the traffic lab take place; null where nobody does
 */
public record SweepOptions(
        Part part,
        Output output,
        SweepLimits limits,
        int threads,
        boolean failFast,
        BooleanSupplier interrupted,
        @Nullable BackEnd on,
        @Nullable LabWatch watch) {
    /** One run per core, everything of the scenario, no files, detail, generous limits. */
    public static final SweepOptions DEFAULT = new SweepOptions(
            new Part(List.of(), List.of()),
            new Output(null, false, true, false, null),
            SweepLimits.DEFAULT,
            Runtime.getRuntime().availableProcessors(),
            false,
            () -> false,
            null,
            null);

    /**
     * Which runs of a scenario are done.
     *
     * @param seeds instead of the scenario's; empty keeps those
     * @param variants only these; empty runs all
     */
    public record Part(List<Long> seeds, List<String> variants) {
        public Part {
            seeds = List.copyOf(seeds);
            variants = List.copyOf(variants);
        }
    }

    /**
     * What is written and kept.
     *
     * @param folder where runs.jsonl and traces go; it must exist; null writes nothing
     * @param traceAll true writes the trace of every run, not only of the most telling one of each variant
     * @param detail true records the most telling run of each variant for the report
     * @param scorecard true makes the CAP scorecard of every run, not only of the most telling one of each variant
     * @param charts gathers what is drawn of all runs together; null for one of this sweep alone
     */
    public record Output(
            @Nullable Path folder,
            boolean traceAll,
            boolean detail,
            boolean scorecard,
            @Nullable ChartBook charts) {}

    public SweepOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be positive");
        }
    }

    public SweepOptions withSeeds(List<Long> only) {
        return with(new Part(only, part.variants));
    }

    public SweepOptions withVariants(List<String> only) {
        return with(new Part(part.seeds, only));
    }

    private SweepOptions with(Part other) {
        return new SweepOptions(other, output, limits, threads, failFast, interrupted, on, watch);
    }

    public SweepOptions withFolder(@Nullable Path path) {
        return with(new Output(path, output.traceAll, output.detail, output.scorecard, output.charts));
    }

    public SweepOptions withTraceAll(boolean on) {
        return with(new Output(output.folder, on, output.detail, output.scorecard, output.charts));
    }

    public SweepOptions withDetail(boolean on) {
        return with(new Output(output.folder, output.traceAll, on, output.scorecard, output.charts));
    }

    public SweepOptions withScorecard(boolean on) {
        return with(new Output(output.folder, output.traceAll, output.detail, on, output.charts));
    }

    public SweepOptions withCharts(ChartBook book) {
        return with(new Output(output.folder, output.traceAll, output.detail, output.scorecard, book));
    }

    private SweepOptions with(Output other) {
        return new SweepOptions(part, other, limits, threads, failFast, interrupted, on, watch);
    }

    public SweepOptions withLimits(SweepLimits other) {
        return new SweepOptions(part, output, other, threads, failFast, interrupted, on, watch);
    }

    public SweepOptions withThreads(int count) {
        return new SweepOptions(part, output, limits, count, failFast, interrupted, on, watch);
    }

    public SweepOptions withFailFast(boolean stop) {
        return new SweepOptions(part, output, limits, threads, stop, interrupted, on, watch);
    }

    public SweepOptions withInterrupted(BooleanSupplier check) {
        return new SweepOptions(part, output, limits, threads, failFast, check, on, watch);
    }

    /** On real nodes: one run at a time, each with its trace, because none can be done again. */
    public SweepOptions withBackEnd(BackEnd backEnd) {
        return new SweepOptions(
                part,
                new Output(output.folder, true, output.detail, output.scorecard, output.charts),
                limits,
                1,
                failFast,
                interrupted,
                backEnd,
                watch);
    }

    /** Looked at: one run at a time. */
    public SweepOptions withWatch(LabWatch watcher) {
        return new SweepOptions(part, output, limits, 1, failFast, interrupted, on, watcher);
    }
}
