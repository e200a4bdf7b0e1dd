package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.format.diagnostic.Source;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.report.GitHubAnnotations;
import io.netsplit.scenario.report.JUnitXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads scenarios for a verb that runs them, and says what is wrong with those that it refuses. */
final class ScenarioLoader {
    /** A scenario that is ready to run. */
    record Loaded(ScenarioSource source, ScenarioFile file) {}

    private final Environment environment;
    private final Terminal terminal;
    private final List<JUnitXml.Refused> refused = new ArrayList<>();

    ScenarioLoader(Environment environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** What was refused so far. */
    List<JUnitXml.Refused> refused() {
        return List.copyOf(refused);
    }

    /** Those without an error; everything else is reported on the diagnostic stream. */
    List<Loaded> load(List<ScenarioSource> sources, List<String> settings) {
        List<Loaded> loaded = new ArrayList<>();
        for (ScenarioSource source : sources) {
            load(source, settings).ifPresent(loaded::add);
        }
        return loaded;
    }

    /** The one scenario, or the exit code of an invalid file, already explained. */
    Optional<Loaded> load(ScenarioSource source, List<String> settings) {
        Engine.Parsed parsed = source.parse(environment.engine(), shownName(source), settings);
        report(source, parsed.diagnostics());
        return parsed.scenario().map(file -> new Loaded(source, file));
    }

    private void report(ScenarioSource source, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return;
        }
        String name = shownName(source);
        terminal.err()
                .print(DiagnosticDress.dress(environment.engine().render(name, diagnostics), terminal.errStyle()));
        List<Diagnostic> errors =
                diagnostics.stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            String text = environment.engine().render(name, diagnostics);
            refused.add(new JUnitXml.Refused(name, errors.get(0).span().line(), text));
        }
        if (GitHub.isRunning(environment)) {
            diagnostics.forEach(this::annotate);
        }
    }

    private void annotate(Diagnostic diagnostic) {
        Source place = diagnostic.span().source();
        terminal.err()
                .print(GitHubAnnotations.line(
                        diagnostic.severity().word(),
                        place.name(),
                        diagnostic.span().line(),
                        diagnostic.span().column(),
                        diagnostic.code().name(),
                        diagnostic.message()));
    }

    /** A library file is shown by its path where it has one, so that it can be opened. */
    String shownName(ScenarioSource source) {
        if (source.entry().isEmpty() || source.file().isEmpty()) {
            return source.name();
        }
        java.nio.file.Path file = source.file().get();
        java.nio.file.Path directory = environment.directory();
        boolean below = file.startsWith(directory);
        return (below ? directory.relativize(file) : file).toString().replace('\\', '/');
    }

    /** Names of all variants of {@code loaded}, for messages. */
    static List<String> variantNames(List<Loaded> loaded) {
        return loaded.stream()
                .flatMap(one -> one.file().variants().stream())
                .map(Variant::name)
                .distinct()
                .toList();
    }
}
