package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.ParseResult;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.DiagnosticText;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.Sweep;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import java.nio.file.Path;
import java.util.List;

/** The format and the runner of this build. */
final class RealEngine implements Engine {
    @Override
    public Parsed read(String name, Path file, List<String> settings) {
        return parsed(new ScenarioReader().read(file, name, settings));
    }

    @Override
    public Parsed read(String name, String text, List<String> settings) {
        return parsed(new ScenarioReader().read(name, text, settings));
    }

    @Override
    public SweepResult run(ScenarioFile scenario, SweepOptions options, SweepProgress progress) {
        return Sweep.run(scenario, options, progress);
    }

    @Override
    public String render(String name, List<Diagnostic> diagnostics) {
        return DiagnosticText.render(name, diagnostics);
    }

    private static Parsed parsed(ParseResult result) {
        return new Parsed(result.file(), result.diagnostics());
    }
}
