package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.BackEnd;
import io.netsplit.scenario.assertion.RunFacts;
import io.netsplit.scenario.assertion.RunJudge;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.trace.TraceWriter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of one variant under one seed: simulated, judged, and boiled down to its summary. Which simulator does it is asked
 * in {@link #of}, and nowhere behind it.
 */
abstract sealed class RunTask permits ClusterTask, RealTask, TrafficTask {
    /**
     * What is kept of a run.
     *
     * @param seeds one for each of the task's assertions, in their order
     */
    record Finished(RunSummary summary, List<SeedResult> seeds) {}

    /** A run that has been simulated; what is costly to say about it is said when it is asked for. */
    record Simulated(RunFacts facts, Supplier<RunSummary> summary, Supplier<List<ScorecardRow>> scorecard) {}

    /** A run that was done again to be drawn. */
    record Again(Simulated run, Drawing drawing) {}

    /** Puts together what the report draws. */
    @FunctionalInterface
    interface Drawing {
        RunDetail of(RunSummary summary, TellingSeed telling, Focus focus, String traceFile);
    }

    private final String scenario;
    private final Variant variant;
    private final long seed;
    private final List<Assertion> assertions;

    RunTask(String scenario, Variant variant, long seed, List<Assertion> assertions) {
        this.scenario = scenario;
        this.variant = variant;
        this.seed = seed;
        this.assertions = assertions;
    }

    /** {@code options} say where the run takes place; without a back end it is simulated. */
    static RunTask of(String scenario, Variant variant, long seed, List<Assertion> assertions, SweepOptions options) {
        BackEnd on = options.on();
        if (on != null) {
            boolean drawn = options.output().detail();
            return new RealTask(scenario, variant, seed, assertions, on, drawn);
        }
        return variant.scenario().system() instanceof TrafficChoice
                ? new TrafficTask(scenario, variant, seed, assertions, options.watch())
                : new ClusterTask(scenario, variant, seed, assertions);
    }

    String variant() {
        return variant.name();
    }

    long seed() {
        return seed;
    }

    List<Assertion> assertions() {
        return assertions;
    }

    final String scenario() {
        return scenario;
    }

    final Variant whole() {
        return variant;
    }

    /** Does the run; {@code folder} takes its trace, if there is one. */
    abstract Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder);

    /** Does the run again and keeps what a picture around {@code focus} needs. */
    abstract Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder);

    /**
     * Simulates and judges; {@code folder} takes the trace, if there is one. Null where the run was interrupted: whoever
     * interrupts does not wait for the verdicts on a long history that nobody will see.
     */
    final @Nullable Finished run(
            Limits limits, Budget budget, boolean scorecard, @Nullable SweepFolder folder, ChartBook charts) {
        Simulated run = simulate(limits, budget, folder);
        if (run.facts().outcome() == Outcome.INTERRUPTED) {
            return null;
        }
        RunJudge judge = new RunJudge(run.facts());
        List<SeedResult> seeds = assertions.stream().map(judge::judge).toList();
        RunSummary summary = run.summary().get();
        charts.add(variant, run.facts());
        return new Finished(scorecard ? summary.withScorecard(run.scorecard().get()) : summary, seeds);
    }

    final String name() {
        return variant.name() + "-seed-" + seed;
    }

    final String traceFile() {
        return name() + TraceWriter.FILE_ENDING;
    }
}
