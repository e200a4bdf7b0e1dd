package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.HistoryWriter;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.assertion.RunFacts;
import io.netsplit.scenario.assertion.RunJudge;
import io.netsplit.scenario.assertion.Scorecard;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.Planner;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.ScorecardRow;
import io.netsplit.system.Protocol;
import io.netsplit.trace.TraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of one variant under one seed: simulated, judged, and boiled down to its summary. */
final class RunTask {
    private static final String HISTORY_ENDING = ".history.jsonl";

    /**
     * What is kept of a run.
     *
     * @param seeds one for each of the task's assertions, in their order
     */
    record Finished(RunSummary summary, List<SeedResult> seeds) {}

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

    String variant() {
        return variant.name();
    }

    long seed() {
        return seed;
    }

    List<Assertion> assertions() {
        return assertions;
    }

    /** Only invariants that somebody asserts are watched; those of every history are judged afterwards. */
    RunSpec spec(Limits limits) {
        Protocol protocol = variant.scenario().system().protocol();
        List<String> invariants = assertions.stream()
                .filter(Assertion.Invariant.class::isInstance)
                .map(one -> ((Assertion.Invariant) one).name())
                .filter(name -> protocol.invariantNames().contains(name))
                .distinct()
                .toList();
        return Planner.plan(variant.scenario(), seed, invariants, limits);
    }

    /**
     * Simulates and judges; {@code folder} takes the trace, if there is one. Null where the run was interrupted: whoever
     * interrupts does not wait for the verdicts on a long history that nobody will see.
     */
    @Nullable
    Finished run(Limits limits, Budget budget, boolean scorecard, @Nullable SweepFolder folder) {
        RunResult result = folder == null ? Run.execute(spec(limits)) : trace(spec(limits), folder);
        return result.outcome() == Outcome.INTERRUPTED ? null : judge(result, budget, scorecard);
    }

    /** Runs {@code spec} with its trace in {@code folder}, if that can be written to. */
    RunResult trace(RunSpec spec, SweepFolder folder) {
        OutputStream out = folder.open(traceFile());
        if (out == null) {
            return Run.execute(spec);
        }
        Run.Traced run = Run.trace(spec, new Run.Labels(Version.text(), scenario, variant.name()), out);
        folder.write(path -> {
            run.whole();
            writeHistory(run.result(), path);
        });
        return run.result();
    }

    private void writeHistory(RunResult result, Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(name() + HISTORY_ENDING))) {
            HistoryWriter.write(result.history(), out);
        }
    }

    private String name() {
        return variant.name() + "-seed-" + seed;
    }

    String traceFile() {
        return name() + TraceWriter.FILE_ENDING;
    }

    /** What was left before, during and after the faults of a run of this task. */
    List<ScorecardRow> scorecard(RunResult result, Budget budget) {
        return Scorecard.of(new RunFacts(variant.scenario(), result, budget));
    }

    private Finished judge(RunResult result, Budget budget, boolean scorecard) {
        RunFacts facts = new RunFacts(variant.scenario(), result, budget);
        RunJudge judge = new RunJudge(facts);
        List<SeedResult> seeds = assertions.stream().map(judge::judge).toList();
        RunSummary summary = RunSummaries.of(variant.name(), facts);
        return new Finished(scorecard ? summary.withScorecard(Scorecard.of(facts)) : summary, seeds);
    }
}
