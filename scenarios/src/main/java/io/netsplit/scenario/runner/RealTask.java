package io.netsplit.scenario.runner;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.kernel.Limits;
import io.netsplit.run.BackEnd;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of a protocol's scenario on real nodes. It takes place once; whoever wants it again is shown what was recorded. */
final class RealTask extends RunTask {
    private record Recorded(RunResult result, DetailRecorder recorder) {}

    private final BackEnd backEnd;
    private @Nullable Recorded recorded;

    RealTask(String scenario, Variant variant, long seed, List<Assertion> assertions, BackEnd backEnd) {
        super(scenario, variant, seed, assertions);
        this.backEnd = backEnd;
    }

    @Override
    Simulated simulate(Limits limits, Budget budget, @Nullable SweepFolder folder) {
        RunSpec spec = ClusterTask.spec(this, limits);
        DetailRecorder recorder = DetailRecorder.ofAll(spec.protocol().landmarks());
        try (BackEnd.Deployment nodes = backEnd.deploy(spec, logs(folder))) {
            RunSpec observed = nodes.spec().withObserver(recorder);
            RunResult result = ClusterTask.execute(this, observed, nodes.pace(), folder);
            recorded = new Recorded(result, recorder);
            return ClusterTask.simulated(this, result, budget);
        } catch (IOException e) {
            throw new DeploymentException(backEnd.name() + ": " + e.getMessage(), e);
        }
    }

    /** Where the nodes' logs go: into the run folder, or, where nothing is kept, to where everything temporary goes. */
    private Path logs(@Nullable SweepFolder folder) {
        Path kept = folder == null ? null : folder.folder(name() + "-nodes");
        return kept == null ? Path.of(System.getProperty("java.io.tmpdir"), "netsplit-logs") : kept;
    }

    @Override
    Again again(Focus focus, Limits limits, Budget budget, @Nullable SweepFolder folder) {
        Recorded known = recorded;
        if (known == null) {
            throw new IllegalStateException("a run on real nodes takes place once");
        }
        return new Again(
                ClusterTask.simulated(this, known.result, budget),
                (summary, telling, where, traceFile) ->
                        Details.of(summary, telling, where, known.result, known.recorder.of(where), traceFile));
    }
}
