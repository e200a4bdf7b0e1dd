package io.netsplit.scenario.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A scenario that was asked for.
 *
 * @param name what messages, reports and replay commands call it: a path as the user would type it, or a library name
 * @param file where it lies; empty for one that is only in the jar
 * @param entry its place in the library; empty for a file
 */
record ScenarioSource(String name, Optional<Path> file, Optional<ScenarioLibrary.Entry> entry) {
    /** More than any scenario file needs: a file of this size is something else. */
    private static final long BYTES_MAX = 4L << 20;

    /** The bytes; a message says why they cannot be had. */
    byte[] read() {
        try {
            if (file.isPresent()) {
                if (Files.size(file.get()) > BYTES_MAX) {
                    throw new UserMistake(
                            ExitCode.INVALID_SCENARIO,
                            name + " is no scenario: it is larger than " + (BYTES_MAX >> 20) + " MiB.");
                }
                return Files.readAllBytes(file.get());
            }
            return ScenarioLibrary.read(entry.orElseThrow());
        } catch (IOException e) {
            throw new UserMistake(ExitCode.INVALID_SCENARIO, name + " cannot be read: " + Reasons.of(e) + ".");
        }
    }
}
