package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.scenario.runner.UnwrittenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads scenarios as netsplit does, and answers a run with whatever the test wants. */
final class MadeUpEngine implements Engine {
    private final RealEngine real = new RealEngine();
    private final Function<ScenarioFile, SweepResult> answer;
    private final List<SweepOptions> asked = new ArrayList<>();
    private boolean full;

    MadeUpEngine(Function<ScenarioFile, SweepResult> answer) {
        this.answer = answer;
    }

    /** Every folder that is to be written to turns out to be full. */
    MadeUpEngine onAFullDisk() {
        full = true;
        return this;
    }

    /** How it was asked, in order. */
    List<SweepOptions> asked() {
        return asked;
    }

    @Override
    public Parsed read(String name, Path file, List<String> settings) {
        return real.read(name, file, settings);
    }

    @Override
    public Parsed read(String name, String text, List<String> settings) {
        return real.read(name, text, settings);
    }

    @Override
    public SweepResult run(ScenarioFile scenario, SweepOptions options, SweepProgress progress) {
        asked.add(options);
        SweepResult result = answer.apply(scenario);
        progress.started(result.runs());
        int[] done = {0};
        result.variants()
                .forEach(variant -> variant.runs().forEach(run -> progress.finished(run, ++done[0], result.runs())));
        if (full && options.output().folder() != null) {
            throw new UnwrittenException(new IOException("No space left on device"), result);
        }
        return result;
    }

    @Override
    public String render(String name, List<Diagnostic> diagnostics) {
        return real.render(name, diagnostics);
    }
}
