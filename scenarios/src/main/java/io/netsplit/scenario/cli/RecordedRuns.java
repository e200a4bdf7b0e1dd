package io.netsplit.scenario.cli;

import io.netsplit.scenario.report.ReportContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Run folders that are there, the latest first. */
final class RecordedRuns {
    private final Environment environment;
    private final String out;

    RecordedRuns(Environment environment, String out) {
        this.environment = environment;
        this.out = out;
    }

    /** The trace of the latest run of a scenario on these real nodes; of any variant and seed where these are null. */
    Path latest(String scenario, String backEnd, @Nullable String variant, @Nullable Long seed) {
        String name = new ScenarioFinder(environment.directory())
                .one(scenario)
                .name()
                .replaceFirst("(\\.netsplit)?\\.ya?ml$", "");
        Path parent = folder().resolve(name.substring(name.lastIndexOf('/') + 1));
        String wanted = (variant == null ? "" : variant) + "-seed-" + (seed == null ? "" : seed + ".");
        try {
            for (Path run : newestFirst(parent)) {
                if (!realNodes(run).filter(backEnd::equals).isPresent()) {
                    continue;
                }
                Optional<Path> trace = Traces.in(run).stream()
                        .filter(file -> matches(String.valueOf(file.getFileName()), variant, wanted))
                        .findFirst();
                if (trace.isPresent()) {
                    return trace.get();
                }
            }
        } catch (IOException e) {
            throw UserMistake.nothing(parent + " cannot be read: " + Reasons.of(e) + ".");
        }
        throw UserMistake.nothing("No such run of " + scenario + " on " + backEnd + " is recorded in " + parent + ". '"
                + environment.command() + " run " + scenario + " --on " + backEnd + "' makes one.");
    }

    private static boolean matches(String file, @Nullable String variant, String wanted) {
        return variant == null ? file.contains(wanted) : file.startsWith(wanted);
    }

    private Path folder() {
        try {
            return environment.directory().resolve(out);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
    }

    /** Folders are named after the instant at which their run began. */
    private static List<Path> newestFirst(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> runs = Files.list(parent)) {
            return runs.filter(run -> Files.isDirectory(run) && !Files.isSymbolicLink(run))
                    .sorted(Comparator.comparing((Path run) -> String.valueOf(run.getFileName()))
                            .reversed())
                    .toList();
        }
    }

    /** The back end on which the run in this folder took place; empty where it was simulated. */
    static Optional<String> realNodes(Path folder) throws IOException {
        Path about = folder.resolve(AboutRun.FILE);
        if (!Files.exists(about)) {
            return Optional.empty();
        }
        try {
            List<String> flags = AboutRun.context(Files.readString(about, StandardCharsets.UTF_8), "")
                    .flags();
            int on = flags.indexOf(ReportContext.ON);
            return on < 0 ? Optional.empty() : Optional.of(flags.get(on + 1));
        } catch (IllegalArgumentException e) {
            // It is damaged, which the one who reads it whole says.
            return Optional.empty();
        }
    }
}
