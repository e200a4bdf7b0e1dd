package io.netsplit.scenario.format;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.DiagnosticText;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.model.ScenarioFile;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one file.
 *
 * @param diagnostics in the order of the file; there may be warnings where there is a scenario
 * @param file empty where there is an error
 */
public record ParseResult(Source source, List<Diagnostic> diagnostics, Optional<ScenarioFile> file) {
    public ParseResult {
        diagnostics = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    public boolean isValid() {
        return file.isPresent();
    }

    /** All messages as text for a person; "" where there are none. */
    public String text() {
        return DiagnosticText.render(source.name(), diagnostics);
    }
}
