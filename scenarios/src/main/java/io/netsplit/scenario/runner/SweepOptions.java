package io.netsplit.scenario.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How to run a scenario, as the command line says it.
 *
 * @param seeds instead of the scenario's; empty keeps those
 * @param variants only these; empty runs all
 * @param threads runs at the same time; results do not depend on it
 * @param failFast true ends the sweep after the first run that violates an assertion that should hold
 * @param folder where runs.jsonl and traces go; it must exist; null writes nothing
 * @param traceAll true writes the trace of every run, not only of the most telling one of each variant
 * @param detail true records the most telling run of each variant for the report
 * @param maxEvents most events of one run
 * @param maxPending most pending events of one run: the bound on memory
 * @param timeBudgetNs real time after which the rest is given up and unknown; Long.MAX_VALUE for none
 * @param interrupted asked often; true ends the sweep and keeps what was finished
 */
public record SweepOptions(
        List<Long> seeds,
        List<String> variants,
        int threads,
        boolean failFast,
        @Nullable Path folder,
        boolean traceAll,
        boolean detail,
        long maxEvents,
        long maxPending,
        long timeBudgetNs,
        BooleanSupplier interrupted) {
    /** One run per core, everything of the scenario, no files, detail, generous limits. */
    public static final SweepOptions DEFAULT = new SweepOptions(
            List.of(),
            List.of(),
            Runtime.getRuntime().availableProcessors(),
            false,
            null,
            false,
            true,
            1_000_000_000L,
            20_000_000L,
            Long.MAX_VALUE,
            () -> false);

    public SweepOptions {
        seeds = List.copyOf(seeds);
        variants = List.copyOf(variants);
        if (threads < 1 || maxEvents < 1 || maxPending < 1 || timeBudgetNs < 1) {
            throw new IllegalArgumentException("threads and limits must be positive");
        }
    }

    public SweepOptions withSeeds(List<Long> only) {
        return new SweepOptions(
                only,
                variants,
                threads,
                failFast,
                folder,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withVariants(List<String> only) {
        return new SweepOptions(
                seeds,
                only,
                threads,
                failFast,
                folder,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withThreads(int count) {
        return new SweepOptions(
                seeds,
                variants,
                count,
                failFast,
                folder,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withFailFast(boolean on) {
        return new SweepOptions(
                seeds,
                variants,
                threads,
                on,
                folder,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withFolder(@Nullable Path path) {
        return new SweepOptions(
                seeds,
                variants,
                threads,
                failFast,
                path,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withTraceAll(boolean on) {
        return new SweepOptions(
                seeds,
                variants,
                threads,
                failFast,
                folder,
                on,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withDetail(boolean on) {
        return new SweepOptions(
                seeds,
                variants,
                threads,
                failFast,
                folder,
                traceAll,
                on,
                maxEvents,
                maxPending,
                timeBudgetNs,
                interrupted);
    }

    public SweepOptions withLimits(long events, long pending, long budgetNs) {
        return new SweepOptions(
                seeds, variants, threads, failFast, folder, traceAll, detail, events, pending, budgetNs, interrupted);
    }

    public SweepOptions withInterrupted(BooleanSupplier check) {
        return new SweepOptions(
                seeds,
                variants,
                threads,
                failFast,
                folder,
                traceAll,
                detail,
                maxEvents,
                maxPending,
                timeBudgetNs,
                check);
    }
}
