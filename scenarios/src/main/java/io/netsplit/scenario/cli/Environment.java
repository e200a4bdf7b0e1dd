package io.netsplit.scenario.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Everything that the command takes from the machine, in one place, so that a test can be the machine.
 *
 * @param out results; always UTF-8
 * @param err progress and diagnostics; always UTF-8
 * @param variables the environment variables
 * @param directory the folder in which the command was started
 * @param outIsTerminal true where a person reads {@code out}
 * @param errIsTerminal true where a person reads {@code err}
 * @param command how netsplit was called, as "./netsplit": what a person can paste
 * @param engine reads and runs scenarios
 * @param interrupted true once the user has asked to stop
 */
record Environment(
        StandardOutput out,
        PrintStream err,
        Map<String, String> variables,
        Path directory,
        boolean outIsTerminal,
        boolean errIsTerminal,
        String command,
        Engine engine,
        BooleanSupplier interrupted) {
    /** From this version of Java on there may be a console without a terminal. */
    private static final int CONSOLE_ALWAYS_SINCE = 22;

    private static final int BUFFER_BYTES = 1 << 13;

    /** The machine itself. */
    static Environment system(BooleanSupplier interrupted) {
        return new Environment(
                StandardOutput.system(),
                errors(),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isTerminal("netsplit.stdout.terminal"),
                isTerminal("netsplit.stderr.terminal"),
                System.getProperty("netsplit.command", "netsplit"),
                new RealEngine(),
                interrupted);
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Java knows only whether input and output together are a terminal; the launcher knows better and says so. */
    @SuppressWarnings("SystemConsoleNull") // asked only where it means what it says
    private static boolean isTerminal(String property) {
        String said = System.getProperty(property, "");
        boolean consoleTells = Runtime.version().feature() < CONSOLE_ALWAYS_SINCE;
        return said.isEmpty() ? consoleTells && System.console() != null : said.equals("true");
    }

    private static PrintStream errors() {
        OutputStream raw = new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER_BYTES);
        return new PrintStream(raw, false, StandardCharsets.UTF_8);
    }
}
