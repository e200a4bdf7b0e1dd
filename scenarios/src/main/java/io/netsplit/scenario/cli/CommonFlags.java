package io.netsplit.scenario.cli;

import picocli.CommandLine.Option;

/** Flags that every verb understands. */
final class CommonFlags {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // its presence is what matters
    private boolean help;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never; auto colours on a terminal unless NO_COLOR is set.")
    private Terminal.Colour colour = Terminal.Colour.auto;

    @Option(names = "--ascii", description = "Write plain ASCII instead of symbols.")
    private boolean ascii;

    Terminal terminal(Environment environment) {
        return new Terminal(environment, colour, ascii, false);
    }

    Terminal terminal(Environment environment, boolean quiet) {
        return new Terminal(environment, colour, ascii, quiet);
    }
}
