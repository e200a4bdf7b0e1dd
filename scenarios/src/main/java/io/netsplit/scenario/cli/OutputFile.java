package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes one file that the user named, as a whole or not at all; "-" is standard output. */
final class OutputFile {
    static final String STANDARD_OUTPUT = "-";

    private OutputFile() {}

    static void write(Environment environment, String name, String content) {
        if (name.equals(STANDARD_OUTPUT)) {
            environment.out().print(content);
            return;
        }
        try {
            write(environment.directory().resolve(name), content);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            String reason = e instanceof IOException io ? Reasons.of(io) : "not a path";
            throw UserMistake.usage("Cannot write " + name + ": " + reason + ".");
        }
    }

    static void write(Path file, String content) throws IOException {
        if (Files.isRegularFile(file)) {
            replace(file.toRealPath(), content); // what a link points to, and not the link
        } else if (Files.exists(file) && !Files.isDirectory(file)) {
            // A device or a pipe takes what is written to it. Another file must not be put in its place.
            Files.writeString(file, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        } else {
            replace(file, content);
        }
    }

    /** True where both are the same file, whatever they are called; a file that is not there is none. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    private static void replace(Path file, String content) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        Path partial = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial");
        try {
            Files.writeString(partial, content, StandardCharsets.UTF_8);
            try {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The folder in which a file lies. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }
}
