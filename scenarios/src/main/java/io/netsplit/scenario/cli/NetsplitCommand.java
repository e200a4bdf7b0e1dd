package io.netsplit.scenario.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root: without a verb it shows what there is. */
@Command(
        name = "netsplit",
        header = "A distributed-systems simulator and lab: scenario files in, verdicts out.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nFlags:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:everything was as expected",
            " 1:an assertion failed, or passed although it was expected to fail; a history is not linearizable; two runs differ",
            " 2:inconclusive: a bound was hit, or there was nothing to measure",
            " 3:a scenario, a history, a trace or a result folder is not valid",
            " 4:nothing matched",
            "64:wrong usage, or an output that cannot be written",
            "69:no window can be opened: there is no display, or no dashboard",
            "70:internal error; a report file has the details",
            "130:interrupted; what was finished has been written"
        },
        footer = {
            "%nStart here:",
            "  netsplit run raft-split-brain        run a scenario of the library",
            "  netsplit init my-first               write a scenario file of your own",
            "  netsplit run my-first.netsplit.yaml  run it"
        })
final class NetsplitCommand implements Callable<Integer> {
    static final int HELP_WIDTH = 100;

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help; 'netsplit VERB --help' shows that of a verb.")
    @SuppressWarnings("UnusedVariable") // its presence is what matters
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version.")
    private boolean version;

    NetsplitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (version) {
            environment.out().println("netsplit " + io.netsplit.scenario.report.Version.text());
            return ExitCode.OK;
        }
        spec.commandLine().usage(environment.err(), CommandLine.Help.Ansi.OFF);
        return ExitCode.USAGE;
    }
}
