package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
