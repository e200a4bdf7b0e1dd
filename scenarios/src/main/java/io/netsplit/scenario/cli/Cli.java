package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.Version;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The command line as a function from arguments to an exit code. */
final class Cli {
    private final Environment environment;

    Cli(Environment environment) {
        this.environment = environment;
    }

    /** Runs one command; nothing that a user can write makes it throw. */
    int run(String... arguments) {
        int code = execute(arguments);
        Optional<IOException> failure = environment.out().failure();
        if (failure.isPresent()) {
            environment.err().println("netsplit: Cannot write to standard output: " + Reasons.of(failure.get()) + ".");
            code = ExitCode.combine(code, ExitCode.USAGE);
        }
        environment.err().flush();
        return code;
    }

    private int execute(String... arguments) {
        if (isVersionOnly(arguments)) {
            environment.out().println("netsplit " + Version.text());
            return ExitCode.OK;
        }
        try {
            return commandLine(arguments).execute(arguments);
        } catch (RuntimeException | Error e) {
            return Failures.internalError(environment, List.of(arguments), e);
        }
    }

    /** All verbs: what help, completion and the documentation are made from. */
    CommandLine fullCommandLine() {
        CommandLine root = bare();
        Verbs.all(environment).forEach((name, verb) -> root.addSubcommand(name, verb.get()));
        return configured(root, List.of());
    }

    /** Only the verb that was asked for, so that a light one starts at once; all of them where help is needed. */
    private CommandLine commandLine(String... arguments) {
        var verbs = Verbs.all(environment);
        String first = arguments.length == 0 ? "" : arguments[0];
        var wanted = verbs.get(first);
        if (wanted == null) {
            return fullCommandLine();
        }
        CommandLine root = bare();
        root.addSubcommand(first, wanted.get());
        return configured(root, Arrays.asList(arguments));
    }

    private CommandLine bare() {
        return new CommandLine(new NetsplitCommand(environment));
    }

    private CommandLine configured(CommandLine root, List<String> arguments) {
        root.setOut(writer(environment.out()));
        root.setErr(writer(environment.err()));
        root.setUsageHelpWidth(NetsplitCommand.HELP_WIDTH);
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setParameterExceptionHandler((e, args) -> Failures.usage(environment, e));
        root.setExecutionExceptionHandler((e, command, result) -> Failures.execution(environment, arguments, e));
        return root;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static boolean isVersionOnly(String... arguments) {
        return arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"));
    }
}
