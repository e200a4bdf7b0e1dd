package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clear message and an exit code. */
final class Failures {
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private Failures() {}

    /** A command line that cannot be read. */
    static int usage(Environment environment, ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        environment.err().println("netsplit: " + sentence(environment, e, spec));
        environment.err().println("Try '" + spec.qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** A command that did not end by itself. */
    static int execution(Environment environment, List<String> arguments, Exception e) {
        if (e instanceof UserMistake mistake) {
            environment.err().println("netsplit: " + mistake.getMessage());
            return mistake.exitCode();
        }
        return internalError(environment, arguments, e);
    }

    /** A defect of netsplit: the trace goes to a file, and the user learns where it is. */
    static int internalError(Environment environment, List<String> arguments, Throwable e) {
        environment.err().println("netsplit: internal error: " + firstLine(e));
        environment.err().println("This is a defect in netsplit, not in your scenario.");
        try {
            Path file = Files.createTempFile("netsplit-error-", ".txt");
            Files.writeString(file, errorReport(arguments, e));
            environment.err().println("Please report it with this file: " + file);
        } catch (IOException unwritable) {
            environment.err().println("The details could not be written: " + firstLine(unwritable));
            environment.err().println(errorReport(arguments, e));
        }
        return ExitCode.INTERNAL_ERROR;
    }

    private static String sentence(Environment environment, ParameterException e, CommandSpec spec) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknownWord(environment, unmatched.getUnmatched().get(0), spec);
        }
        if (e instanceof MissingParameterException) {
            return "missing " + lowerFirst(String.valueOf(e.getMessage()).replaceFirst("^Missing ", "")) + ".";
        }
        if (e.getArgSpec() instanceof OptionSpec option
                && WHOLE_NUMBERS.contains(option.type())
                && e.getValue() != null) {
            return notANumber(option, e.getValue(), spec);
        }
        String message = String.valueOf(e.getMessage());
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }

    private static String notANumber(OptionSpec option, String typed, CommandSpec spec) {
        String several = option.longestName() + "s";
        return "'" + option.longestName() + "' takes one whole number, not '" + typed + "'."
                + (spec.findOption(several) == null ? "" : " For several, there is '" + several + "'.");
    }

    private static String unknownWord(Environment environment, String word, CommandSpec spec) {
        boolean atRoot = spec.parent() == null;
        if (!word.startsWith("-")) {
            return atRoot
                    ? "'" + word + "' is not a verb."
                            + Suggestion.sentence(word, Verbs.all(environment).keySet())
                    : "'" + word + "' is one argument too many for '" + spec.name() + "'.";
        }
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        List<String> flags = new ArrayList<>(spec.optionsMap().keySet());
        return "'" + name + "' is not a flag of '" + spec.name() + "'." + Suggestion.sentence(name, flags);
    }

    private static String errorReport(List<String> arguments, Throwable e) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println("netsplit " + Version.text());
        lines.println("command: netsplit " + String.join(" ", arguments));
        lines.println("java: " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
        lines.println("system: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        lines.println();
        e.printStackTrace(lines);
        return text.toString();
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        String name = e.getClass().getSimpleName();
        return message == null || message.isBlank()
                ? name
                : name + ": " + message.lines().findFirst().orElse("");
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
