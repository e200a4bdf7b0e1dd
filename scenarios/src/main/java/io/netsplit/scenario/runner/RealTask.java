package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.stats.LatencyHistogram;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run of a protocol's scenario on real nodes. It takes place once; whoever wants it again is shown what was recorded. */
final class RealTask extends RunTask {
    private record Recorded(RunResult result, DetailRecorder recorder, Map<String, Double> figures) {}

    private final BackEnd backEnd;
    private final boolean drawn;
    private @Nullable Recorded recorded;

    /** @param drawn whether what a report draws of it is kept */
    RealTask(String scenario, Variant variant, long seed, List<Assertion> assertions, BackEnd backEnd, boolean drawn) {
        super(scenario, variant, seed, assertions);
        this.backEnd = backEnd;
        this.drawn = drawn;
    }

    @Override
    Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder) {
        RunSpec spec = ClusterTask.spec(this, limits);
        DetailRecorder recorder = DetailRecorder.ofAll(spec.protocol().landmarks());
        NodeLogs logs = NodeLogs.of(folder, name());
        try (BackEnd.Deployment nodes = backEnd.deploy(spec, logs.folder())) {
            RunSpec observed = drawn ? nodes.spec().withObserver(recorder) : nodes.spec();
            RunResult result = ClusterTask.execute(this, observed, nodes.pace(), folder);
            recorded = new Recorded(result, recorder, figures(spec, result, nodes.conditions()));
        } catch (IOException e) {
            boolean givenUp = limits.interrupted().getAsBoolean();
            if (givenUp) {
                logs.tidy();
            }
            String where = givenUp ? "" : logs.whereToLook();
            throw new DeploymentException(backEnd.name() + ": " + e.getMessage() + where, e);
        }
        logs.tidy();
        return simulated(recorded, budget);
    }

    private Simulated simulated(Recorded run, Budget budget) {
        Simulated plain = ClusterTask.simulated(this, run.result, budget);
        return new Simulated(plain.facts(), () -> plain.summary().get().withFigures(run.figures), plain.scorecard());
    }

    /**
     * How late what the nodes told of themselves may be: no instant of the run is more exact. Then, where it had to go on
     * until somebody was answered, for how long.
     */
    private static Map<String, Double> figures(RunSpec spec, RunResult result, Conditions met) {
        LatencyHistogram delays = new LatencyHistogram();
        met.delaysNs().forEach(delays::add);
        Map<String, Double> figures = new LinkedHashMap<>();
        if (delays.count() > 0) {
            figures.put("node-delay.p50", (double) delays.quantile(0.5));
            figures.put("node-delay.p99", (double) delays.quantile(0.99));
            figures.put("node-delay.max", (double) delays.max());
        }
        if (result.endNs() > spec.durationNs()) {
            figures.put("overtime", (double) (result.endNs() - spec.durationNs()));
        }
        return figures;
    }

    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        Recorded known = recorded;
        if (known == null) {
            throw new IllegalStateException("a run on real nodes takes place once");
        }
        return new Again(
                simulated(known, budget),
                (summary, telling, where, traceFile) ->
                        Details.of(summary, telling, where, known.result, known.recorder.of(where), traceFile));
    }
}
