package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.ReportContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netsplit init}: a scenario file to start from, and the schema that lets editors help. */
@Command(
        name = "init",
        header = "Write a commented scenario file, and the schema that lets editors complete it.",
        description =
                "Writes NAME.netsplit.yaml and " + InitCommand.SCHEMA + " into the current folder, or where NAME says.")
final class InitCommand implements Callable<Integer> {
    static final String SCHEMA = "netsplit-v1.schema.json";

    private static final String ENDING = ".netsplit.yaml";
    private static final String NAME_PATTERN = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final Environment environment;

    @Parameters(
            paramLabel = "NAME",
            description = "Lower-case words with hyphens, as my-first; a folder may stand before it.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "SCENARIO",
            description = "Start from this scenario instead of the template.")
    private String from = "";

    @Option(names = "--force", description = "Write over a file that is there.")
    private boolean force;

    @Mixin
    @SuppressWarnings("UnusedVariable") // every verb takes these flags
    private final CommonFlags common = new CommonFlags();

    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String path = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        String id = path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
        if (!id.matches(NAME_PATTERN)) {
            throw UserMistake.usage(
                    "'" + id + "' is not a name: it takes lower-case letters, digits and hyphens, as my-first.");
        }
        Path file = environment.directory().resolve(path + ENDING);
        if (Files.exists(file) && !force) {
            throw UserMistake.usage(path + ENDING + " is there already; --force writes over it.");
        }
        String text = "# yaml-language-server: $schema=./" + SCHEMA + "\n" + renamed(source(), id);
        Path schema = file.resolveSibling(SCHEMA);
        try {
            OutputFile.write(file, text);
            OutputFile.write(schema, resource("/io/netsplit/scenario/" + SCHEMA));
        } catch (IOException e) {
            throw UserMistake.usage("Cannot write " + path + ENDING + ": " + Reasons.of(e) + ".");
        }
        environment.out().println("wrote " + path + ENDING + " and " + SCHEMA);
        environment
                .out()
                .println("Run it: " + ReportContext.quoted(environment.command()) + " run "
                        + ReportContext.quoted(path + ENDING));
        return ExitCode.OK;
    }

    private String source() {
        if (from.isEmpty()) {
            return template();
        }
        return new ScenarioFinder(environment.directory()).one(from).text();
    }

    /** The name changes, and the line for editors, which is written anew; everything else stays, comments too. */
    private static String renamed(String text, String id) {
        StringBuilder out = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("# yaml-language-server:"))
                .forEach(line -> out.append(line.startsWith("name:") ? "name: " + id : line)
                        .append('\n'));
        return out.toString();
    }

    static String template() {
        return resource("template.yaml");
    }

    private static String resource(String name) {
        try (InputStream in = InitCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
