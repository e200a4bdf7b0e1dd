package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.scenario.runner.UnwrittenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the command line asks of the format and of the runner, and no more. */
interface Engine {
    /**
     * A file that was read.
     *
     * @param scenario present where there is no error
     * @param diagnostics errors and warnings, in the order of the file
     */
    record Parsed(Optional<ScenarioFile> scenario, List<Diagnostic> diagnostics) {}

    /**
     * Reads a scenario file.
     *
     * @param name what messages call it
     * @param settings changes of the command line, each "path=value"
     */
    Parsed read(String name, Path file, List<String> settings);

    /** The same for a text that is not in a file. */
    Parsed read(String name, String text, List<String> settings);

    /**
     * Runs a sweep and returns what was finished.
     *
     * @throws UnwrittenException where its folder cannot be written to; it holds what was finished all the same
     */
    SweepResult run(ScenarioFile scenario, SweepOptions options, SweepProgress progress);

    /** Messages as text for people, in the order of the file, with a last line that counts them. */
    String render(String name, List<Diagnostic> diagnostics);
}
