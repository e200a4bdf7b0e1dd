package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.Diagnostic;
import io.netsplit.scenario.report.GitHubAnnotations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit check}: reads scenarios and says what is wrong with them, without running anything. */
@Command(
        name = "check",
        header = "Check scenario files without running them.",
        description = "Exits with 3 where a file has an error; warnings alone exit with 0.")
final class CheckCommand implements Callable<Integer> {
    /** How findings are written. */
    enum Format {
        text,
        json,
        sarif,
        github
    }

    private final Environment environment;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "A file, a folder, or a name of the library.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, sarif (2.1.0) or github (annotations); default: text.")
    private Format format = Format.text;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change the scenario first, as --set run.duration=10s; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal(environment);
        ScenarioLoader loader = new ScenarioLoader(environment, terminal);
        Map<String, List<Diagnostic>> findings = new LinkedHashMap<>();
        for (ScenarioSource source : new ScenarioFinder(environment.directory()).find(scenarios)) {
            String name = loader.shownName(source);
            findings.put(
                    name, source.parse(environment.engine(), name, settings).diagnostics());
        }
        write(findings, terminal);
        boolean invalid = findings.values().stream().flatMap(List::stream).anyMatch(Diagnostic::isError);
        return invalid ? ExitCode.INVALID_SCENARIO : ExitCode.OK;
    }

    private void write(Map<String, List<Diagnostic>> findings, Terminal terminal) throws IOException {
        switch (format) {
            case text -> text(findings, terminal);
            case json -> environment.out().print(Findings.json(findings));
            case sarif -> environment.out().print(Findings.sarif(findings));
            case github -> findings.values().forEach(list -> list.forEach(this::annotate));
        }
    }

    private void text(Map<String, List<Diagnostic>> findings, Terminal terminal) {
        findings.forEach((name, list) -> {
            if (list.isEmpty()) {
                String sign = terminal.outStyle().good(terminal.outStyle().symbols("✓"));
                environment.out().println(sign + " " + name);
            } else {
                String text = environment.engine().render(name, list);
                environment.out().print(DiagnosticDress.dress(text, terminal.outStyle()));
            }
        });
    }

    private void annotate(Diagnostic finding) {
        environment
                .out()
                .print(GitHubAnnotations.line(
                        finding.severity().word(),
                        finding.span().source().name(),
                        finding.span().line(),
                        finding.span().column(),
                        finding.code().name(),
                        finding.message() + (finding.help().isEmpty() ? "" : "\n" + finding.help())));
    }
}
