package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.HistoryWriter;
import io.netsplit.kernel.Limits;
import io.netsplit.kernel.Pace;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.assertion.ClusterFacts;
import io.netsplit.scenario.assertion.Scorecard;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.Planner;
import io.netsplit.scenario.report.Version;
import io.netsplit.system.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of a protocol on a simulated cluster. */
final class ClusterTask extends RunTask {
    private static final String HISTORY_ENDING = ".history.jsonl";

    ClusterTask(String scenario, Variant variant, long seed, List<Assertion> assertions) {
        super(scenario, variant, seed, assertions);
    }

    @Override
    Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder) {
        return simulated(this, execute(this, spec(this, limits), Pace.UNBOUND, folder), budget);
    }

    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        RunSpec spec = spec(this, limits);
        DetailRecorder recorder =
                new DetailRecorder(focus.fromNs(), focus.toNs(), spec.protocol().landmarks());
        RunSpec observed = spec.withObserver(recorder);
        RunResult run = execute(this, observed, Pace.UNBOUND, folder);
        return new Again(
                simulated(this, run, budget),
                (summary, telling, where, traceFile) -> Details.of(summary, telling, where, run, recorder, traceFile));
    }

    /** A run of {@code task} as it is judged and summed up. */
    static Simulated simulated(RunTask task, RunResult run, Budget budget) {
        ClusterFacts facts = new ClusterFacts(task.whole().scenario(), run, budget);
        return new Simulated(facts, () -> RunSummaries.of(task.variant(), facts), () -> Scorecard.of(facts));
    }

    /** Only invariants that somebody asserts are watched; those of every history are judged afterwards. */
    static RunSpec spec(RunTask task, Limits limits) {
        Protocol protocol = task.whole().scenario().cluster().protocol();
        List<String> invariants = task.assertions().stream()
                .filter(Assertion.Invariant.class::isInstance)
                .map(one -> ((Assertion.Invariant) one).name())
                .filter(name -> protocol.invariantNames().contains(name))
                .distinct()
                .toList();
        return Planner.plan(task.whole().scenario(), task.seed(), invariants, limits);
    }

    /** Runs {@code spec} at this pace, with its trace in {@code folder}, if there is one and it can be written to. */
    static RunResult execute(RunTask task, RunSpec spec, Pace pace, @Nullable SweepFolder folder) {
        OutputStream out = folder == null ? null : folder.open(task.traceFile());
        if (folder == null || out == null) {
            return Run.execute(spec, pace);
        }
        Run.Traced run = Run.trace(spec, pace, new Run.Labels(Version.text(), task.scenario(), task.variant()), out);
        folder.write(path -> {
            run.whole();
            writeHistory(task, run.result(), path);
        });
        return run.result();
    }

    private static void writeHistory(RunTask task, RunResult result, Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(task.name() + HISTORY_ENDING))) {
            HistoryWriter.write(result.history(), out);
        }
    }
}
