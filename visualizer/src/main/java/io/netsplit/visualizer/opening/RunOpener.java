package io.netsplit.visualizer.opening;

import io.netsplit.scenario.live.Script;
import io.netsplit.scenario.report.SummaryReader;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.result.Verdict;
import io.netsplit.trace.TraceException;
import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.Beside;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.RecordingReader;
import io.netsplit.visualizer.opening.CannotOpen.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens a trace file, a run folder, the folder of a scenario (then its latest run), or the latest run of a scenario that is
 * named. Of a run folder with several traces the one that failed comes first.
 */
public final class RunOpener {
    private static final String SUMMARY = "summary.json";
    private static final String SCENARIO = "scenario.yaml";
    private static final String DETAILS = "details.json";
    private static final String ENDING = ".trace.jsonl.gz";

    private final Path directory;
    private final String command;

    /**
     * @param directory where the command was started
     * @param command how netsplit was called, for what the user can paste
     */
    public RunOpener(Path directory, String command) {
        this.directory = directory;
        this.command = command;
    }

    /**
     * @param subject what the user typed
     * @param variant whose trace; empty for the most telling
     */
    public OpenedRun open(String subject, String variant) throws CannotOpen {
        Optional<Path> file = file(subject);
        if (file.isPresent()) {
            return read(file.get(), file.get().resolveSibling(""));
        }
        Path folder = resultFolder(subject).orElseThrow(() -> new CannotOpen(Reason.NOTHING_THERE, nothing(subject)));
        Optional<SweepResult> summary = summary(folder);
        if (!hasTrace(folder) && summary.isPresent()) {
            return untraced(summary.get(), variant, folder);
        }
        return read(trace(folder, subject, variant, summary), folder);
    }

    /**
     * The run that is to be held against another one: of a folder with several traces the one of the same variant and seed.
     *
     * @param subject what the user typed
     */
    public Beside beside(OpenedRun seen, String subject) throws CannotOpen {
        Optional<Path> file = file(subject);
        OpenedRun other;
        if (file.isPresent()) {
            other = read(file.get(), file.get().resolveSibling(""));
        } else {
            Path folder =
                    resultFolder(subject).orElseThrow(() -> new CannotOpen(Reason.NOTHING_THERE, nothing(subject)));
            other = read(counterpart(folder, subject, seen.recording().header()), folder);
        }
        if (!seen.recording().isTraced()) {
            throw new CannotOpen(
                    Reason.NOTHING_THERE,
                    "Of the run that is to be compared no trace was kept. Keep one with: " + command + " run "
                            + seen.recording().header().scenario() + " --trace");
        }
        return Besides.of(seen, other);
    }

    private Path counterpart(Path folder, String subject, TraceHeader seen) throws CannotOpen {
        List<Path> all = traces(folder, subject);
        String same = seen.variant() + "-seed-" + seen.seed() + ENDING;
        Optional<Path> found = all.stream()
                .filter(file ->
                        all.size() == 1 || String.valueOf(file.getFileName()).equals(same))
                .findFirst();
        return found.orElseThrow(() -> new CannotOpen(
                Reason.SEVERAL,
                "There are several traces in " + subject + ", none of them of variant " + seen.variant() + " and seed "
                        + seen.seed() + ": " + String.join(", ", names(all)) + ". Name the file."));
    }

    /** A trace file, with or without its ending. */
    private Optional<Path> file(String subject) {
        return Stream.of(subject, subject + ENDING)
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Where no trace was kept, figures and verdicts are shown. */
    private OpenedRun untraced(SweepResult result, String variant, Path folder) throws CannotOpen {
        List<VariantResult> run =
                result.variants().stream().filter(one -> !one.runs().isEmpty()).toList();
        VariantResult chosen = run.stream()
                .filter(one -> variant.isEmpty() || one.name().equals(variant))
                .findFirst()
                .orElseThrow(() -> new CannotOpen(
                        Reason.NOTHING_THERE,
                        run.isEmpty()
                                ? "No run of " + result.scenario() + " was finished."
                                : "There is no variant '" + variant + "' in these results; there are "
                                        + String.join(
                                                ", ",
                                                run.stream()
                                                        .map(VariantResult::name)
                                                        .toList())
                                        + "."));
        RunSummary first = chosen.runs().get(0);
        TraceHeader header = new TraceHeader(
                result.engine(),
                result.scenario(),
                chosen.name(),
                first.seed(),
                first.simulatedNs(),
                List.of(),
                List.of());
        return new Judgements(command)
                .of(Recording.untraced(header, Sweeps.faults(first)), Optional.of(result), Optional.of(folder));
    }

    /** The scenario that lies beside what the user typed, as it was when it was run; empty where there is none. */
    public Optional<Script> scenario(String subject) {
        Optional<Path> folder =
                file(subject).map(file -> file.resolveSibling("")).or(() -> resultFolder(subject));
        Path file = folder.map(one -> one.resolve(SCENARIO)).orElse(directory.resolve(subject));
        try {
            return folder.isPresent() && Files.isRegularFile(file)
                    ? Optional.of(new Script(subject, Files.readString(file), Optional.empty()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String nothing(String subject) {
        boolean known = Files.isDirectory(directory.resolve(subject));
        String what =
                known ? "There are no results in " + subject + "." : "There is no trace and no run " + subject + ".";
        return what + " Make one with: " + command + " run " + (known ? "SCENARIO" : subject) + ", then: " + command
                + " view out/SCENARIO/latest";
    }

    private Optional<Path> resultFolder(String subject) {
        Path typed = directory.resolve(subject);
        Path named = directory.resolve("out").resolve(subject);
        for (Path start : List.of(typed, named)) {
            for (Path candidate : List.of(start, start.resolve("latest"), start.resolve(latestName(start)))) {
                if (Files.isRegularFile(candidate.resolve(SUMMARY))
                        || Files.isDirectory(candidate) && hasTrace(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasTrace(Path folder) {
        try {
            return !traces(folder).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static String latestName(Path start) {
        try {
            return Files.readString(start.resolve("latest.txt")).trim();
        } catch (IOException e) {
            return "latest";
        }
    }

    private static List<Path> traces(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private List<Path> traces(Path folder, String subject) throws CannotOpen {
        List<Path> all;
        try {
            all = traces(folder);
        } catch (IOException e) {
            throw new CannotOpen(
                    Reason.NOT_VALID, "The folder " + subject + " cannot be read: " + e.getMessage() + ".");
        }
        if (all.isEmpty()) {
            throw new CannotOpen(
                    Reason.NOTHING_THERE,
                    "There is no trace in " + subject + ". Run it again with: " + command + " run SCENARIO --trace");
        }
        return all;
    }

    private Path trace(Path folder, String subject, String variant, Optional<SweepResult> summary) throws CannotOpen {
        List<Path> all = traces(folder, subject);
        if (!variant.isEmpty()) {
            return all.stream()
                    .filter(file -> String.valueOf(file.getFileName()).startsWith(variant + "-seed-"))
                    .findFirst()
                    .orElseThrow(() -> new CannotOpen(
                            Reason.NOTHING_THERE,
                            "There is no trace of variant '" + variant + "' in " + subject + "; there are "
                                    + String.join(", ", names(all)) + "."));
        }
        return summary.flatMap(result -> telling(result, all)).orElse(all.get(0));
    }

    private static List<String> names(List<Path> files) {
        return files.stream()
                .map(file -> String.valueOf(file.getFileName()).replace(ENDING, ""))
                .toList();
    }

    /** The first trace of a variant that failed, else of the first variant of the file. */
    private static Optional<Path> telling(SweepResult result, List<Path> all) {
        for (boolean failed : new boolean[] {true, false}) {
            for (VariantResult variant : result.variants()) {
                if (!failed || variant.count(Verdict.FAIL) > 0) {
                    Optional<Path> found = all.stream()
                            .filter(file -> String.valueOf(file.getFileName()).startsWith(variant.name() + "-seed-"))
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private OpenedRun read(Path trace, Path folder) throws CannotOpen {
        try {
            Recording recording = RecordingReader.read(trace);
            return new Judgements(command).of(recording, summary(folder), Optional.of(folder));
        } catch (TraceException e) {
            throw new CannotOpen(Reason.NOT_VALID, e.getMessage() + ".");
        } catch (IOException e) {
            throw new CannotOpen(
                    Reason.NOT_VALID, directory.relativize(trace) + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** A folder whose summary cannot be read shows its traces all the same. */
    private static Optional<SweepResult> summary(Path folder) {
        Path file = folder.resolve(SUMMARY);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Path details = folder.resolve(DETAILS);
            return Optional.of(SummaryReader.read(
                    Files.readString(file), Files.isRegularFile(details) ? Files.readString(details) : ""));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
