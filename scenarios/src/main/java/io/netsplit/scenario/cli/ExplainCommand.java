package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.report.ReportContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit explain}: a scenario in prose, or any word of the format. */
@Command(
        name = "explain",
        header = "Explain a scenario with its time line, or a protocol, fault, metric, invariant, code.",
        description =
                "SUBJECT is a scenario (a file, or a name of the library) or any word that 'netsplit list' shows.")
final class ExplainCommand implements Callable<Integer> {
    private final Environment environment;

    @Parameters(paramLabel = "SUBJECT", description = "As raft-split-brain, raft, partition, latency.p99, NS010.")
    private String subject = "";

    @Option(names = "--variant", paramLabel = "NAME", description = "Explain the scenario as this variant changes it.")
    private String variant = "";

    @Mixin
    private final CommonFlags common = new CommonFlags();

    ExplainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(environment);
        Path file = environment.directory().resolve(subject);
        ScenarioFinder finder = new ScenarioFinder(environment.directory());
        Catalog catalog = new Catalog(environment.directory());
        if (!Files.exists(file) && finder.library().find(subject).isEmpty()) {
            Optional<String> page = new Pages(catalog).page(subject.toLowerCase(Locale.ROOT));
            if (page.isPresent()) {
                environment.out().print(terminal.outStyle().symbols(page.get()));
                return ExitCode.OK;
            }
            throw UserMistake.nothing("Nothing is called '" + subject + "'."
                    + Suggestion.sentence(subject, catalog.allWords()) + " 'netsplit list' shows what there is.");
        }
        Optional<Loaded> loaded =
                new ScenarioLoader(environment, terminal).load(finder.one(subject), java.util.List.of());
        if (loaded.isEmpty()) {
            return ExitCode.INVALID_SCENARIO;
        }
        String prose = ScenarioProse.of(loaded.get().file(), variant, terminal.outStyle());
        environment.out().print(terminal.outStyle().symbols(prose));
        environment
                .out()
                .println("Run it: " + ReportContext.quoted(environment.command()) + " run "
                        + ReportContext.quoted(subject));
        return ExitCode.OK;
    }
}
