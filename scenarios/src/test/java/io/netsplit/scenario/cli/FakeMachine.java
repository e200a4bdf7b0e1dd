package io.netsplit.scenario.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A machine with a folder, on which commands are run and read. */
final class FakeMachine {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Path directory;
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private Engine engine = new RealEngine();
    private boolean terminal;
    private OutputStream target = out;

    FakeMachine(Path directory) {
        this.directory = directory;
    }

    FakeMachine with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    FakeMachine with(Engine other) {
        engine = other;
        return this;
    }

    /** Standard output takes nothing and says why. */
    FakeMachine withOutputThatFails(String why) {
        target = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
        return this;
    }

    FakeMachine onTerminal() {
        terminal = true;
        return this;
    }

    void interrupt() {
        interrupted.set(true);
    }

    /** Forgets what was written so far, and runs {@code netsplit arguments}. */
    int run(String... arguments) {
        out.reset();
        err.reset();
        return new Cli(environment()).run(arguments);
    }

    Environment environment() {
        return new Environment(
                StandardOutput.on(target, () -> false),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                directory,
                terminal,
                terminal,
                "netsplit",
                engine,
                interrupted::get);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
