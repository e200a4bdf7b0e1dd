package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.history.HistoryWriter;
import io.netsplit.kernel.Limits;
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
        return simulated(folder == null ? Run.execute(spec(limits)) : trace(spec(limits), folder), budget);
    }

    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        RunSpec spec = spec(limits);
        DetailRecorder recorder =
                new DetailRecorder(focus.fromNs(), focus.toNs(), spec.protocol().landmarks());
        RunSpec observed = spec.withObserver(recorder);
        RunResult run = folder == null ? Run.execute(observed) : trace(observed, folder);
        return new Again(
                simulated(run, budget),
                (summary, telling, where, traceFile) -> Details.of(summary, telling, where, run, recorder, traceFile));
    }

    private Simulated simulated(RunResult run, Budget budget) {
        ClusterFacts facts = new ClusterFacts(whole().scenario(), run, budget);
        return new Simulated(facts, () -> RunSummaries.of(variant(), facts), () -> Scorecard.of(facts));
    }

    /** Only invariants that somebody asserts are watched; those of every history are judged afterwards. */
    private RunSpec spec(Limits limits) {
        Protocol protocol = whole().scenario().cluster().protocol();
        List<String> invariants = assertions().stream()
                .filter(Assertion.Invariant.class::isInstance)
                .map(one -> ((Assertion.Invariant) one).name())
                .filter(name -> protocol.invariantNames().contains(name))
                .distinct()
                .toList();
        return Planner.plan(whole().scenario(), seed(), invariants, limits);
    }

    /** Runs {@code spec} with its trace in {@code folder}, if that can be written to. */
    private RunResult trace(RunSpec spec, SweepFolder folder) {
        OutputStream out = folder.open(traceFile());
        if (out == null) {
            return Run.execute(spec);
        }
        Run.Traced run = Run.trace(spec, new Run.Labels(Version.text(), scenario(), variant()), out);
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
}
