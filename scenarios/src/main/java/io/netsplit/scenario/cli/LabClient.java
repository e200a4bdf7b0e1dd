package io.netsplit.scenario.cli;

import io.netsplit.scenario.lab.LabAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Speaks to the cluster that is up. */
final class LabClient {
    private final Environment environment;
    private final String out;

    LabClient(Environment environment, String out) {
        this.environment = environment;
        this.out = out;
    }

    /** Where a cluster whose results go to {@code out} is found. */
    static Path file(Environment environment, String out) {
        try {
            return environment.directory().resolve(out).resolve(LabAddress.FILE);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
    }

    /** Asks for something and prints what comes back. */
    int print(Object... request) {
        String said = ask(request);
        environment.out().print(said.isEmpty() || said.endsWith("\n") ? said : said + "\n");
        return ExitCode.OK;
    }

    /** Has a fault happen, and says how to end it. */
    int inject(String word, boolean numbered, String fields) {
        String name = ask("do", "inject", "name", word, "numbered", numbered, "fields", fields);
        environment
                .out()
                .println(name + " is in force; " + environment.command() + " cluster heal " + name + " ends it.");
        return ExitCode.OK;
    }

    private String ask(Object... request) {
        Path file = file(environment, out);
        if (!Files.exists(file)) {
            throw UserMistake.nothing("No cluster is up: there is no " + file.getFileName() + " in " + out + ". '"
                    + environment.command() + " cluster up' starts one; --out says where it was started.");
        }
        try {
            return LabAddress.read(file).ask(request);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw UserMistake.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw UserMistake.nothing("The cluster does not answer (" + Reasons.of(e)
                    + "). If it was ended by force, remove " + file + ".");
        }
    }
}
