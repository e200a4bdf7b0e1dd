package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of one sweep, {@code out/<scenario>/<timestamp>}. It is filled under a hidden name and takes its own name only
 * when it is complete, so that nobody finds half a result.
 */
final class RunFolder {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final String LATEST = "latest";
    private static final int SAME_SECOND_MAX = 10_000;

    private final Path parent;
    private final String name;
    private final Path partial;

    private RunFolder(Path parent, String name, Path partial) {
        this.parent = parent;
        this.name = name;
        this.partial = partial;
    }

    /** Makes a new folder for {@code scenario} within {@code out}; a message says why it cannot be. */
    static RunFolder create(Path out, String shownOut, String scenario, LocalDateTime now) {
        Path parent = out.resolve(scenario);
        try {
            Files.createDirectories(parent);
            String stamp = STAMP.format(now);
            for (int i = 1; i < SAME_SECOND_MAX; i++) {
                String name = i == 1 ? stamp : stamp + "-" + i;
                Path partial = parent.resolve("." + name + ".partial");
                if (!Files.exists(parent.resolve(name)) && make(partial)) {
                    return new RunFolder(parent, name, partial);
                }
            }
            throw new IOException("there are too many runs of this second");
        } catch (IOException e) {
            throw cannotWrite(shownOut, e);
        }
    }

    private static UserMistake cannotWrite(String shown, IOException e) {
        String reason = e instanceof NoSuchFileException ? "no folder can be made there" : Reasons.of(e);
        return UserMistake.usage(
                "Cannot write to " + shown + ": " + reason + ". Choose another folder with --out DIR.");
    }

    /** The runs were done and judged, and then their folder could not be filled. */
    static UserMistake lost(String shown, IOException e) {
        return UserMistake.usage("Cannot write to " + shown + ": " + Reasons.of(e)
                + ". The verdicts hold, but their files are not kept. Choose another folder with --out DIR.");
    }

    /** Where files go until {@link #finish}. */
    Path partial() {
        return partial;
    }

    /** Its name within the scenario's folder. */
    String name() {
        return name;
    }

    void write(String file, String content) throws IOException {
        Files.writeString(partial.resolve(file), content, StandardCharsets.UTF_8);
    }

    /** Gives the folder its name and points {@code latest} to it. */
    Path finish() throws IOException {
        Path folder = parent.resolve(name);
        move(partial, folder);
        pointLatest();
        return folder;
    }

    /** Takes everything back. */
    void discard() {
        try (Stream<Path> files = Files.walk(partial)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What cannot be removed is hidden and marked as partial; the first failure is the one to report.
            return;
        }
    }

    /** A link where the system has them, a text file with the folder's name where it has not. */
    private void pointLatest() throws IOException {
        Path link = parent.resolve("." + name + ".latest");
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(name));
            Files.move(
                    link, parent.resolve(LATEST), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            Files.deleteIfExists(link);
            Files.writeString(parent.resolve("latest.txt"), name + "\n");
        }
    }

    private static boolean make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }
}
