package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.util.List;

/** The format and the runner of this build. */
final class RealEngine implements Engine {
    @Override
    public Parsed read(String name, byte[] content, List<String> settings) {
        throw new UnsupportedOperationException("the parser is not joined yet");
    }

    @Override
    public SweepResult run(ScenarioFile scenario, SweepOptions options, SweepProgress progress) {
        throw new UnsupportedOperationException("the runner is not joined yet");
    }

    @Override
    public String render(String name, List<Diagnostic> diagnostics, boolean colours) {
        throw new UnsupportedOperationException("the parser is not joined yet");
    }
}
